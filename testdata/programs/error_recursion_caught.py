depth = 0
def down():
    global depth
    depth += 1
    down()
try:
    down()
except RecursionError as e:
    print(type(e).__name__, e)
print(depth > 900)
def a(n): return b(n)
def b(n): return a(n)
a(1)
