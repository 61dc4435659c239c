name, n, x = "Ada", 42, 3.14159
print(f"{name} is {n} and {x:.2f}", f"{n + 1}", f"{name!r:>8}", f"{{}}", f"{n:#x} {n:08b}", f"{name[0]}{name[-1]}", f"{'nested'} {x:{n // 10}.{2}}")
print(f"{n=}", f"{x=:.1f}", f"{name = }", f"{name!a}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{(lambda v: v * 2)(4)}", f"{n if n else 0}")
print(f"a{1}b{2}c" "d" f"{3}", rf"\n{n}", f"""multi
{n}
line""", f"{None} {True} {...}")
