for n in (0, 1, 10, 255, -255, 2**40):
    print(bin(n), oct(n), hex(n), "%x %X %o" % (n, n, n), format(n, "b"), format(n, "#x"), format(n, "#o"))
print(0b1010, 0o17, 0xFF, 1_000_000, 0x_ff)
