def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit"); raise
    finally: print("clean")
x = g(); next(x); x.close(); x.close(); g().close()
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b)
try:
    b.close()
except RuntimeError as e:
    print(e)
