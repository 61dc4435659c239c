import datetime as d
def tr(f,*a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
class B(float):
    def __init__(self,x,r): self.r=r
    def __new__(cls,x,r): return float.__new__(cls,x)
    def as_integer_ratio(self): return self.r
for r in [(),(42,),(1,2,3),5,(1.5,2),(0,0),(3,'a'),None]:
    tr(lambda: d.timedelta(seconds=4)*B(1.5,r)); tr(lambda: d.timedelta(seconds=4)/B(1.5,r)); tr(lambda: d.timedelta(days=B(1.5,r)))
for s in [253402300799,-62135596800,10**15,-10**15,10**20,1e20,float('nan'),float('inf'),'a',None,0,1e9,1.5]:
    tr(d.datetime.fromtimestamp,s); tr(d.date.fromtimestamp,s); tr(d.datetime.fromtimestamp,s,d.timezone.utc)
for a in [(2019,1,2**40),(2019,2**40,1),(2**40,1,1),(2020,54,1),(2020,1,8),(0,1,1),(2021,53,1),(2020,53,7),(9999,53,1)]:
    tr(d.date.fromisocalendar,*a)
for s in ['2020-01-02','2020-W05-3','2020W053','20200102','2020-1-2','2020-13-01','','2020-01-02T','abc','2020-01-02T03:04:05.123','2020-01-02T03:04:05,123456789','2020-01-02T03:04Z','2020-01-02 03+05:30','20200102T030405','2020-01-02T03:04:05+05:30:15.5','2020-01-02T25:00']:
    tr(d.datetime.fromisoformat,s); tr(d.date.fromisoformat,s)
for s in ['03:04','03','030405','03:04:05.1','03:04:05.123456','T03:04','03:04Z','24:00','03:60','03:04:05+01','3:04']: tr(d.time.fromisoformat,s)
x=d.datetime(2020,1,2,3,4,5,6)
for f in ['%Y','%y','%G-W%V-%u','%c','%x','%X','%f','%z','%Z','%j','%U','%W','%w','%e','%D','%F','%T','%R','%h','%n','%t','%p','%I','%s'*0,'%%','%C','%k','%l','%P','%q','%','%E','%-d']: tr(x.strftime,f)
tr(d.datetime(5,1,1).strftime,'%Y %F %G'); tr(format,x,'%H'); tr(format,x,''); tr('{:%Y}'.format,d.date(2020,1,1))
for a in [('2020-02-30','%Y-%m-%d'),('10','%H'),('13 PM','%I %p'),('Mon','%a'),('2020 300','%Y %j'),('x','%q'),('','%Y'),('2020-01-02 +0530','%Y-%m-%d %z'),('2020 UTC','%Y %Z'),('5%','%d%%'),('2020 05 3','%G %V %u'),('Jan','%b'),('12/31/99','%x'),('1.5','%S.%f')]: tr(d.datetime.strptime,*a)
tr(d.datetime.strptime,'01','%H %H')
