g = {"A": ["B", "C"], "B": ["D"], "C": ["D", "E"], "D": ["F"], "E": ["F"], "F": []}
def bfs(s, t):
    q, seen = [[s]], {s}
    while q:
        p = q.pop(0)
        if p[-1] == t: return p
        for n in g[p[-1]]:
            if n not in seen: seen.add(n); q.append(p + [n])
def paths(s, t): return [[t]] if s == t else [[s] + p for n in g[s] for p in paths(n, t)]
def topo():
    out, seen = [], set()
    def visit(n):
        if n in seen: return
        seen.add(n)
        for m in g[n]: visit(m)
        out.append(n)
    for n in g: visit(n)
    return out[::-1]
print(bfs("A", "F"), paths("A", "F"), topo(), bfs("F", "A"))
