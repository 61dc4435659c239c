def many(x):
    return [x + n for n in (0, 1)] + [
        x + 1000, x + 1001, x + 1002, x + 1003, x + 1004, x + 1005, x + 1006, x + 1007, x + 1008, x + 1009,
        x + 1010, x + 1011, x + 1012, x + 1013, x + 1014, x + 1015, x + 1016, x + 1017, x + 1018, x + 1019,
        x + 1020, x + 1021, x + 1022, x + 1023, x + 1024, x + 1025, x + 1026, x + 1027, x + 1028, x + 1029]

print(sum(many(1)))
source = ["def big(x):", "    total = 0", "    for i in range(2):", "        if x:"]
for n in range(300):
    source.append("            total += x * %d" % (n + 500))
source += ["        else:", "            total -= 1", "    return total"]
namespace = {}
exec("\n".join(source), namespace)
print(namespace["big"](2), namespace["big"](0), len(namespace["big"].__code__.co_consts))
names = "\n".join("v%d = %d" % (n, n) for n in range(300)) + "\nresult = v299 + v0 + v256"
exec(names, namespace)
print(namespace["result"])
