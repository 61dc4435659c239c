# Enumerations: complaints and forms.
from enum import *
def tr(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
class A(Enum):
    x=1
    def f(self): return 5
def t1():
    class B(A): y=2
def t2():
    class B(Enum):
        x=1
        x=2
def t3():
    class B(Enum):
        x=1
        _generate_next_value_=lambda *a:1
def t4(): Enum('','a b')
def t5(): A.x=5
def t6(): del A.x
def t7(): return A(7)
def t8():
    class B(Enum):
        mro=1
def t9():
    class B(Enum):
        _x_=1
def t10():
    @unique
    class B(Enum):
        a=1
        b=1
def t11(): A.x.value=5
def t12(): A.x.x
def t13(): return A['q']
def t14(): return A.x<A.x
def t16():
    class B(Enum):
        def _generate_next_value_(n,s,c,l): return n.lower()
        A=auto(); Bb=auto()
    return list(B)
def t17(): return A('x')
def t18(): return 1 in A
def t19(): return 'x' in A
def t20(): return A(1,2)
def t21():
    class F(Flag): a=1; b=2; c=4; ab=3
    return [F(0),F(3),F(7),~F.a,F.a|F.b,F.a&F.b,F.a^F.ab,F.a in F.ab,bool(F(0)),list(F),str(F.a|F.c),F['ab'],F.a.value]
def t22():
    class F(Flag): a=1; b=2
    return F(9)
def t23():
    class F(IntFlag): a=1; b=2
    return [F(9),F.a|8,F.a+1,~F.a,F(0),str(F(3)),'%s'%F.a,format(F.a),F.a==1,-F.a]
def t24():
    class I(IntEnum): a=1; b=2
    return [I.a,str(I.a),format(I.a),'%d'%I.a,I.a+I.b,I(1),sorted(I),I.a<I.b,I.a==1,{1:2}[I.a],f'{I.a}',f'{I.a!r}']
def t25(): return Enum('P',{'a':1,'b':2}, module='m', qualname='q.P').a
def t26(): return [m.name for m in Enum('P',[('a',1),('b',2)])]
def t27():
    class P(Enum):
        E=(1,2); F=(3,4)
        def __init__(self,a,b): self.a=a; self.b=b
        @property
        def s(self): return self.a+self.b
    return [P.E.s,P.F.value,P((1,2)),P.E.a]
def t28():
    class P(Enum):
        @classmethod
        def _missing_(cls,v): return cls.a
        a=1
    return P(99)
def t29():
    class P(Enum):
        @classmethod
        def _missing_(cls,v): return 5
        a=1
    return P(99)
def t30(): return [A.__members__, len(A), A.x.name, A.__name__, repr(A), dir(A.x)[-3:], isinstance(A.x,A), A.x is A(1), hash(A.x)==hash('x'), A.f, bool(A.x)]
def t31():
    class P(Enum): a=auto(); b=auto(); c='z'; 
    return list(P)
def t32():
    class P(Enum): a='z'; b=auto()
    return list(P)
def t33():
    class P(A): 
        def g(self): return 1
def t34():
    class P(Enum):
        _ignore_=['q']
        q=5
        a=1
    return list(P)
def t35():
    class P(Enum):
        _order_='b a'
        a=1;b=2
def t36():
    class P(Enum): pass
    return P('a','b c').b, list(P)
def t37():
    class P(bytes,Enum):
        a=b'x'
    return P.a, P.a+b'y', P.a.decode()
def t38():
    class W(Enum):
        __slots__=()
        a=1
    return W.a
def t39(): return Flag('F','a b c')(9)
def t40(): return A.x.y
def t41(): return A.zz
def t43():
    class S(str,Enum): a='q'
    return S.a, str(S.a), f'{S.a}', S.a=='q', S.a.upper(), S('q')
for i in range(1,44):
    if 't%d'%i in globals(): print(i,end=' '); tr(globals()['t%d'%i])
