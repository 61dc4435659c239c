name = "World"
n = 42
pi = 3.14159265
print(f"Hello, {name}!")
print(f"{n} {n:5d}|{n:<6}|{n:^6}|{n:>06}|{n:+d}|{n:x}|{n:#X}|{n:b}|{n:,}")
print(f"{pi:.2f} {pi:10.3f}|{pi:<10.1f}|{pi:e}|{pi:g}|{pi:%}")
print(f"{name!r} {name!s:>8} {name!a}")
print(f"{'nested ' + 'quotes'} {{literal}} {n + 1} {n if n else 0}")
width, prec = 12, 4
print(f"{pi:{width}.{prec}f}|{name:*^{width}}|")
print(f"{n=} {name = } {pi=:.1f} {n + 1=}")
print(f"" f"joined" " plain " f"{n}")
print(f"{[x * 2 for x in range(3)]} {dict(a=1)['a']} {(lambda v: v + 1)(1)}")
print(f'''multi
line {n
}''')
print(f"{'é'!a} {None} {True!s} {1.0} {b'x'!r}")
print(rf"\d{n}" f"\t|")
class T:
    def __format__(self, spec):
        return f"<{spec}>"
print(f"{T()} {T():abc}")
