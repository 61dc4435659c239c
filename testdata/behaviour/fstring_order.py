def tell(x):
    print("eval", x)
    return x
class F:
    def __init__(self, v):
        self.v = v
    def __format__(self, spec):
        print("format", self.v, repr(spec))
        return str(self.v)
print(f"{tell(F(1))!s:.3} {F(2):{tell('>')}{tell(4)}} {F(3)}" if False else f"{F(1)} {F(2):{tell('>')}{tell(4)}} {F(3):}")
try:
    print(f"{undefined}")
except NameError as e:
    print(e)
