for e in ("1j < 2j", "1j // 2", "1j % 2", "divmod(1j, 1)", "complex('1 + 2j')", "complex('a')", "complex('1', 2)", "complex(1, '2')", "1j / 0", "0j ** -1", "round(1j)", "complex([])"):
    try:
        print(e, eval(e))
    except Exception as x:
        print(e, type(x).__name__, x if "complex()" not in str(x) or True else "")
