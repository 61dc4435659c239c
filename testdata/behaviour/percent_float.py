for x in (0.0, -1.5, 1e10, 123.456, 1e-7):
    print("%f|%10.2f|%-10.1f|%+.0f|%e|%E|%g|%#g|%.3g|%010.3f" % ((x,) * 10))
print("%f %F %e %g" % (float("inf"), float("-inf"), float("nan"), float("inf")), "%5.1f%%" % 99.55, "%.0f %.0f %.0f" % (0.5, 1.5, 2.5))
