def tr(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
import reprlib
r=reprlib.Repr()
for x in [list(range(100)),tuple(range(100)),{i:i for i in range(20)},set(range(50)),frozenset([1,2]),'x'*100,10**100,[[[[[[[[1]]]]]]]],{'a':{'b':{'c':{'d':{'e':{'f':{'g':1}}}}}}},range(5),object,(1,),[],{},set(),None,1.5,b'x'*100,__import__('collections').deque(range(20)),__import__('array').array('i',range(20))]: print(reprlib.repr(x),r.repr(x))
r.maxlist=2;r.maxstring=10;r.maxlevel=2;print(r.repr([1,2,3]),r.repr('a'*30),r.repr([[[1]]]))
class R:
    @reprlib.recursive_repr()
    def __repr__(self): return '<'+repr(self.l)+'>'
x=R();x.l=[x,1];print(x,R.__repr__.__name__)
class Bad:
    def __repr__(self): raise ValueError('x')
print(reprlib.repr(Bad())[:20])
if hasattr(r,'indent'):
    print(reprlib.Repr(indent=2,maxlist=3).repr([1,[2,3],{'a':1},4])); print(reprlib.Repr(indent='->').repr({1:2,3:(4,)})); tr(reprlib.Repr(indent=-1).repr,[1]); tr(reprlib.Repr(indent=[]).repr,[1]); print(reprlib.Repr(fillvalue='###',maxlist=1).repr([1,2]))
