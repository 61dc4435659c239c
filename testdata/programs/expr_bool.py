def shout(value, name):
    print("eval", name)
    return value

print(shout(0, "a") and shout(1, "b"))
print(shout(1, "a") and shout(2, "b"))
print(shout(0, "a") or shout([], "b") or shout("x", "c"))
print(not shout(0, "a"), not not shout("", "b"))
print(shout(1, "a") or shout(2, "b") and shout(3, "c"))
print((shout(0, "a") or shout(2, "b")) and shout(3, "c"))
if not (shout(1, "p") and shout(0, "q")) or shout(1, "r"):
    print("taken")
print(True + True, True == 1, False is False, bool("0"), bool(0.0), bool(()))
