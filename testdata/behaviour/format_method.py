print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"), "{{}}".format(), "{:>5}|{:<5}|{:^5}".format(1, 2, 3))
print("{0[1]} {1[k]} {2.real}".format([1, 2], {"k": "v"}, 3), "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{0!r:>6}".format("a"), "{!s}".format(None))
for f, a in (("{}", ()), ("{1}", (0,)), ("{x}", ()), ("{", ()), ("}", ()), ("{0.foo}", (1,)), ("{0[a]}", ([1],)), ("{!z}", (1,)), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{:d}", ("a",))):
    try:
        print(f.format(*a))
    except Exception as e:
        print(f, type(e).__name__, e)
