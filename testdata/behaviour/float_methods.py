x = 2.5
print(x.real, x.imag, x.conjugate(), x.__trunc__(), (-2.5).__trunc__(), abs(-x), -x, +x, x.__int__())
print(float.__name__, float(3), float(True), float(10**20), float("3") + 1)
try:
    float(10**400)
except OverflowError as e:
    print(e)
class F(float):
    pass
f = F(1.5)
print(f, type(f), type(f + 1), f == 1.5, hash(f) == hash(1.5))
