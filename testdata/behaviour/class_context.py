class CM:
    def __init__(s, n, swallow=False): s.n, s.w = n, swallow
    def __enter__(s): print("enter", s.n); return s.n
    def __exit__(s, t, v, tb): print("exit", s.n, t and t.__name__, v, tb is not None); return s.w
with CM("a") as x, CM("b"): print("body", x)
with CM("s", True): raise ValueError("gone")
try:
    with CM("o"), CM("i"): raise KeyError("k")
except KeyError as e:
    print("caught", e)
def f():
    with CM("f"): return "ret"
print(f())
for i in range(2):
    with CM(i):
        if i == 0: continue
        break
class NoExit:
    def __enter__(self): return 1
for e in ("with 5: pass", "with NoExit(): pass"):
    try:
        exec(e)
    except Exception as x:
        print(type(x).__name__)
