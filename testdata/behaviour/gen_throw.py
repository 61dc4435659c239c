def g():
    while True:
        try:
            yield 1
        except ValueError as e:
            print("got", e); yield "handled"
        finally:
            print("finally")
x = g(); print(next(x), x.throw(ValueError("v")), next(x))
try:
    x.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
y = g(); 
try:
    y.throw(ValueError("early"))
except ValueError as e:
    print(e)
