try:
    class B(bool):
        pass
except TypeError as e:
    print(e)
print(bool.__subclasses__(), bool.__base__, bool(), bool.__new__(bool, 5))
for a in ((1, 2), ):
    try:
        bool(*a)
    except TypeError as e:
        print(e)
try:
    bool(x=1)
except TypeError as e:
    print(e)
