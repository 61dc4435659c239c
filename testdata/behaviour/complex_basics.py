z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z * z, z / (1 - 1j), z + 1, 1 - z, z ** 2, z == 3 + 4j)
print(repr(1j), 0j, -0j, 1 + 0j, complex(1, -0.0), complex(-0.0, 1), [1j], hash(z), hash(1 + 0j) == hash(1))
print(bool(0j), bool(1j), complex("1+2j"), complex(" -3j "), complex(2), complex("inf"), complex("1e5-2.5e-3j"))
