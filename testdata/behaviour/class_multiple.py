class Walk:
    def move(self): return "walk"
class Swim:
    def move(self): return "swim"
    def dive(self): return "dive"
class Duck(Swim, Walk):
    def move(self): return super().move() + "/" + Walk.move(self)
d = Duck(); print(d.move(), d.dive(), Duck.__bases__)
class LogMixin:
    def log(self, m): return f"[{type(self).__name__}] {m}"
class Named:
    def __init__(self, name, **kw): super().__init__(**kw); self.name = name
class Aged:
    def __init__(self, age, **kw): super().__init__(**kw); self.age = age
class Person(Named, Aged, LogMixin): pass
p = Person(name="Ada", age=36); print(p.name, p.age, p.log("hi"))
try:
    Person(name="x", age=1, zip=2)
except TypeError as e:
    print(e)
