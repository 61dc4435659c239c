def t(x):
    print("eval", x, end="; ")
    return x

r = t(1) + t(2) * t(3)
print(r)
d = {t("k1"): t("v1"), t("k2"): t("v2")}
print(d)
lst = [0, 0, 0]
lst[t(1)] = t(5)
print(lst)
print(max(t(3), t(9), key=lambda v: -t(v)))
a = b = t(4)
print(a, b)
x, lst[t(0)] = t(7), t(8)
print(x, lst)
lst[t(2)] += t(6)
print(lst)
print(t(1) if t(0) else t(2))
