from fractions import Fraction as F
from decimal import Decimal as D
def tr(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
for s in ['1/2',' 3 / 4','3/ 4','-7','1.5e3','1_000/3','.5','5.','1/0','abc','','1/-2','0x1','1e400','nan','\n1/2 ','1__0','1/2/3','٣/٤']: tr(F,s)
for a in [(1,2),(0,5),(5,0),(-3,-6),(1.5,),(1.5,2),('1',2),(D('1.1'),),(F(1,2),F(3,4)),(float('nan'),),(float('inf'),),(None,),([],),(1,'2'),(True,2),(2+0j,)]: tr(F,*a)
x=F(7,3)
import operator as o
for b in [2,F(1,2),0.5,1+2j,D(1),'a',None,True,-F(7,3),0,0.0]:
    for op in [o.add,o.sub,o.mul,o.truediv,o.floordiv,o.mod,divmod,pow,o.lt,o.eq,o.ge]:
        tr(op,x,b); tr(op,b,x)
for s in ['','.3f','10','<10','>10','^10','=10','+','_','010.2f','.2%','e','.3e','g','.3g','#','x','s','d','z.1f','*^12','*=+12,.3f','020,.2f','G','E','.0f','#.0f','F']:
    for v in [F(1,3),F(-22,7),F(5),F(0),F(123456789,1000),F(1,10**8)]:
        try: print(repr(s),format(v,s))
        except Exception as e: print(repr(s),type(e).__name__,e)
print(hash(F(1,2)),hash(F(3)),F(3)==3,F(1,2)==0.5,F(1,2) in {0.5},round(F(7,2)),round(F(5,2)),round(F(22,7),2),round(F(1234),-2),int(F(-7,2)))
import math,copy
print(math.floor(F(-7,2)),math.ceil(F(-7,2)),math.trunc(F(-7,2)),F.from_float(0.25),F.from_decimal(D('1.5')),F(314159,100000).limit_denominator(100),copy.copy(F(1,2)),copy.deepcopy(F(1,2)))
tr(F.from_float,'a'); tr(F.from_decimal,1.5); tr(F(1,2).limit_denominator,0); tr(lambda: F(1,2)<'a'); tr(setattr,F(1,2),'numerator',3); tr(lambda: F(0)**-1); tr(lambda:F(-1,2)**F(1,2)); tr(lambda: 2**F(1,2)); tr(lambda: 4**F(2,1))
print(F(3,4).as_integer_ratio(),F(1,2).real,F(1,2).imag,F(1,2).conjugate(),complex(F(1,2)),float(F(1,3)),bool(F(0)),str(F(4,2)),+F(1,2),-F(1,2),abs(F(-1,2)))
