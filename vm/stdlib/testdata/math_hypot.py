import math, random
r=random.Random(3)
for i in range(300):
    n=r.choice([2,2,2,3,4]); v=[r.uniform(-1,1)*10**r.randint(-8,8) for _ in range(n)]
    print(math.hypot(*v), math.dist(v,[x*.5 for x in v]))
for v in [(3,4),(1e-320,1e-320),(1e308,1e308),(5e-324,),(0.0,0),(),(float('nan'),float('inf')),(-3,),(1e-310,3e-312,1)]: print(math.hypot(*v))
