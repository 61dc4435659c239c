# since 3.12
# What f-strings may hold since they are parsed with the rest (PEP 701).
names = {"a": "Ada", "b": "Bob"}
print(f"{names["a"]} and {names['b']}")
print(f"{", ".join(names.values())}")
print(f"{"\n".join(["one", "two"])}")
print(f"{
    # a remark inside
    names["a"]
    + "!"  # and one behind
}")
print(f"{f"{f"{f"{1 + 1}"}"}"}")
print(f'{'quotes' + "'" + '"'}')
width, precision = 12, 4
print(f"{3.14159265:{width}.{precision}}|{"x":{"*"}^{width // 2}}|")
print(f"{names!r:>{len(repr(names)) + 2}}", f"{'é\N{BULLET}'!a}")
print(f"{(lambda x: x * 2)(21)} {(y := 5)} {y=} { y = !s}")
print(rf"\d{1}\n", f"{{}}{{{1}}}", f"\x41{2}\u00e9")
print(f"""{
1:
>5}{'''a
b'''}""")
print(f"{1}" "{2}" f"{3}")
print(f"{[x for x in range(3) if x != 1]} {({1: 2})[1]} {1 if names else 2}")
