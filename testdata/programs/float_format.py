for x in (0.0, -0.0, 1.0, 0.1, 1/3, 2/3, 100.0, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 1.5e300, 5e-324, 1.7976931348623157e308):
    print(x, str(x), repr(-x))
print(float("inf"), -float("inf"), float("nan"), 1e309)
print("%.3f %10.2f %-8.1f| %e %g %g %g" % (3.14159, 2.5, 1.25, 12345.678, 1e10, 1e-10, 100000))
print("{:.0f} {:.1f} {:.2e} {:+.3f} {:,.2f} {:%}".format(2.5, 0.25, 123456, 1.0, 1234567.891, 0.125))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(0.5), round(1e20))
print(f"{1e6:g} {1e5:g} {123456789.0:g} {0.0001:g} {0.00001:g} {1.0:g}")
print(f"{3.0:.10g} {1/3:.17g} {2**0.5:.20f} {1e22:f} {1e100:.0f}")
print((0.1).hex(), float.fromhex("0x1.8p1"), (0.75).as_integer_ratio(), (2.0).is_integer(), 1e3 .is_integer())
