from collections import deque, OrderedDict, defaultdict, Counter, UserDict, ChainMap
class M:
    def __init__(self,d): self.d=d
    def __eq__(self,o):
        self.d.clear(); return False
def tr(f,*a,**k):
    try: print(f.__name__ if hasattr(f,'__name__') else f, '->', f(*a,**k))
    except Exception as e: print(type(e).__name__, e)
for n in 'count index remove'.split():
    d=deque('abcdef'); d.append(1)
    d=deque(range(5)); m=M(d); d[2]=m
    tr(getattr(d,n),99)
d=deque(range(5)); m=M(d); d[2]=m
tr(lambda: 99 in d)
class M2(M):
    def __eq__(self,o): self.d.clear(); return True
for n in 'count index remove'.split():
    d=deque(range(5)); m=M2(d); d[2]=m
    tr(getattr(d,n),99)
class D(deque):
    def __new__(cls,*a): return 5 if getattr(cls,'bad',0) else super().__new__(cls)
d=D('ab'); D.bad=1
tr(lambda: d+d); tr(lambda: d*2); tr(d.copy); tr(lambda: 2*d)
tr(deque, 5); tr(deque,[1],-1); tr(deque,[1],'a'); tr(deque,maxlen=2.5);tr(deque,[],maxlen=10**30)
d=deque('abc',2); print(d, d.maxlen); tr(setattr,d,'maxlen',3)
tr(d.insert,0,1); tr(d.rotate,'a'); tr(d.index,'z'); tr(d.index,'c','x'); tr(d.remove,'z'); tr(lambda:d['a']); tr(lambda: d[5]); tr(lambda:d[0:1])
tr(lambda: d<[1]); tr(lambda: d==['b','c'])
o=OrderedDict(a=1,b=2)
tr(o.pop,'z'); tr(o.pop,key='a'); tr(o.pop,key='q',default=5); tr(o.setdefault,key='k',default=7); tr(OrderedDict.fromkeys,iterable='ab',value=3)
tr(o.popitem,last=False); tr(o.move_to_end,'zz'); tr(o.move_to_end); tr(lambda:o.popitem(1,2))
tr(lambda: o|{'z':1}); tr(lambda:{'z':1}|o); tr(lambda: OrderedDict(5)); tr(lambda:OrderedDict(1,2)); tr(lambda: OrderedDict([1]))
tr(lambda:o.fromkeys([1,2])); print(list(reversed(o.items())), list(reversed(o.keys())), o.keys(), o.values(), o.items())
dd=defaultdict(list,a=1)
tr(lambda: dd|{'q':1}); tr(lambda:{'q':1}|dd); tr(defaultdict,5); tr(defaultdict,list,5); tr(lambda:defaultdict()['x']); tr(lambda: dd|5)
class S(defaultdict):
    def __init__(self): self.default_factory=self.f
    def f(self): return []
print(repr(S()).split('<')[0])
dd=defaultdict(list); dd['a']=dd; print(dd)
o=OrderedDict(); o['x']=o; print(o)
c=Counter('abracadabra'); 
tr(lambda:c+5); tr(lambda: Counter(1)); tr(lambda:Counter(a=1)|Counter(b=2)); tr(lambda: c['zzz']); tr(lambda: c.most_common(2)); tr(Counter.fromkeys,'ab'); tr(lambda: c.most_common('a')); tr(lambda:Counter('a','b'))
cm=ChainMap({'a':1},{'b':2})
tr(lambda: cm['z']); tr(lambda: cm.pop('b')); tr(lambda:cm.popitem()); tr(lambda:cm.popitem()); tr(lambda:cm.new_child(k=1)); tr(lambda: cm|{'q':1}); tr(lambda: {'q':1}|cm); print(cm, cm.maps, cm.parents)
tr(lambda:cm.__missing__('x')); tr(lambda: cm.__delitem__('b'))
print(UserDict({"x":1},y=2)); tr(UserDict,1,2); u=UserDict(); tr(lambda:u["nope"]); tr(lambda:u|{"a":1})
