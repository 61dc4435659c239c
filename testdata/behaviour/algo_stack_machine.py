def rpn(s):
    st = []
    for t in s.split():
        if t in "+-*/": b, a = st.pop(), st.pop(); st.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else 0}[t])
        else: st.append(float(t) if "." in t else int(t))
    return st.pop()
print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"), rpn("1.5 2 *"))
def brackets(s):
    st = []
    for c in s:
        if c in "([{": st.append(c)
        elif c in ")]}" and (not st or "([{".index(st.pop()) != ")]}".index(c)): return False
    return not st
print([brackets(s) for s in ("([]{})", "(]", "((", "", "a(b)c")])
def roman(n): return "".join(("", a, a * 2, a * 3, a + b, b, b + a, b + a * 2, b + a * 3, a + c)[n // d % 10] for a, b, c, d in (("M", "", "", 1000), ("C", "D", "M", 100), ("X", "L", "C", 10), ("I", "V", "X", 1)))
print([roman(n) for n in (1, 4, 9, 14, 40, 1994, 2024)])
