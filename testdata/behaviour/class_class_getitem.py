class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
class H(G): pass
print(G[int], G[1, 2], H["x"], G[:])
class P: pass
try:
    P[int]
except TypeError as e:
    print(e)
try:
    G()[1]
except TypeError as e:
    print(e)
class M(type):
    def __getitem__(cls, k): return "meta " + str(k)
class Q(metaclass=M):
    def __class_getitem__(cls, k): return "never"
print(Q[5])
