z = 3.14159 - 2.5j
for spec in ("", ".2f", "e", "g", "+.1f", "20", "<20", "^20.1f", ","):
    print(repr(format(z, spec)))
for spec in ("05", "=10", "d", "%"):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(type(e).__name__)
print("%s %r" % (z, z), f"{z:.1f}")
