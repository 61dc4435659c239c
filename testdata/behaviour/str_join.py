print(",".join("abc"), "".join([]), "-".join(["x"]), " ".join({"k": 1}), "+".join(str(i) for i in range(4)))
for bad in ([1], ["a", None], "a b".split() + [b"c"]):
    try:
        ",".join(bad)
    except TypeError as e:
        print(e)
try:
    ",".join(5)
except TypeError as e:
    print(e)
