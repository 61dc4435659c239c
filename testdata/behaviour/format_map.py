class Default(dict):
    def __missing__(self, key):
        return "<" + key + ">"
print("{a} {b}".format_map({"a": 1, "b": 2}), "{a} {b}".format_map(Default(a=1)))
try:
    "{x}".format_map({})
except KeyError as e:
    print("KeyError", e)
class P:
    def __format__(self, spec):
        return "P(" + spec + ")"
print("{:abc} {}".format(P(), P()), f"{P():x}", format(P()), format(P(), "y"))
try:
    format(object(), "x")
except TypeError as e:
    print(e)
