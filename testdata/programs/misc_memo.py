def memo(f):
    known = {}
    def wrapper(*args):
        if args not in known:
            known[args] = f(*args)
        return known[args]
    wrapper.known = known
    return wrapper

@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

@memo
def lcs(a, b):
    if not a or not b:
        return ""
    if a[0] == b[0]:
        return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)

print(fib(80), len(fib.known))
print(lcs("bytecode", "bytewalk"))
