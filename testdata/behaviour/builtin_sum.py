print(sum([1, 2, 3]), sum([], 5), sum([[1], [2]], []), sum((1.5, 2)), sum([True, True]), sum(range(101)), sum([1j, 2]), sum([1], start=10))
for e in ("sum(['a'])", "sum([1], 'a')", "sum(5)", "sum([[1]])", "sum([b''], b'')", "sum()"):
    try:
        print(eval(e))
    except TypeError as x:
        print(e, x)
