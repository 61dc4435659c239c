import statistics as st
from fractions import Fraction as F
from decimal import Decimal as D
import math
def tr(f,*a,**k):
    try: print(getattr(f,'__name__',f), repr(f(*a,**k)))
    except Exception as e: print(getattr(f,'__name__',f), type(e).__name__, e)
data=[[1,2,3,4],[1.5,2.5,2.5,2.75,3.25,4.75],[F(1,2),F(3,4)],[D('1.1'),D('2.2'),D('4')],[],[5],['a','b','b'],[1,'a'],[1,2.5,F(1,3)],[1,D(2)],[1.0,D(2)],[float('inf'),1],[float('nan'),1,2],[-1,2],[0,1,2],[True,False,True],(1,2,2,3,3),range(10),[10**20,1,-10**20],[1e308,1e308]]
for f in [st.mean,st.fmean,st.geometric_mean,st.harmonic_mean,st.median,st.median_low,st.median_high,st.median_grouped,st.mode,st.multimode,st.pvariance,st.variance,st.pstdev,st.stdev,st.quantiles]:
    for d in data: tr(f,d)
    tr(f,iter([1,2,3,4])); tr(f,5); tr(f)
tr(st.quantiles,range(20),n=10); tr(st.quantiles,[1,2,3],n=0); tr(st.quantiles,[1,2,3],method='x'); tr(st.quantiles,[1,2,5],n=5,method='inclusive')
tr(st.variance,[1,2,3],2); tr(st.pvariance,[1,2,3],mu=2); tr(st.median_grouped,[1,3,3,5,7],2); tr(st.stdev,[1,2,3],xbar=2)
N=st.NormalDist
n=N(100,15)
print(n,n.mean,n.stdev,n.variance,n.median,n.mode,n.pdf(110),n.cdf(110),n.inv_cdf(.9),n.quantiles(),n.overlap(N(110,10)),n+5,n-N(1,2),n*2,n/3,2*n,5-n,-n,+n,n==N(100,15),hash(n)==hash(N(100,15)))
for p in [1e-10,.001,.01,.4,.5,.6,.99,.9999999]: print(n.inv_cdf(p), N().inv_cdf(p))
print(N.from_samples([1,2,3,4,5]), N(5,2).samples(3,seed=42))
tr(n.inv_cdf,0); tr(N,0,-1); tr(N(0,0).pdf,1); tr(N(0,0).cdf,1); tr(n.overlap,5); tr(lambda: n*'a'); tr(N.from_samples,[1]); tr(lambda:n<n); tr(setattr,n,'mean',5)
if hasattr(st,'correlation'):
    x=[1,2,3,4,5.5]; y=[2,4.1,6,8.2,9]
    print(st.correlation(x,y),st.covariance(x,y),st.linear_regression(x,y),st.linear_regression(x,y,proportional=True),st.correlation(x,y,method='ranked'),n.zscore(130),st.fmean([1,2,3],[1,1,2]),st.harmonic_mean([40,60],weights=[5,30]))
    tr(st.correlation,[1],[2]); tr(st.correlation,[1,2],[2]); tr(st.correlation,[1,1],[2,3]); tr(st.linear_regression,[1,1],[1,2]); tr(st.correlation,x,y,method='q'); tr(st.fmean,[1,2],[1]); tr(st.fmean,[1,2],[0,0])
    for k in ['normal','logistic','sigmoid','rectangular','triangular','parabolic','quartic','triweight','cosine']:
        print(k,st.kde([1,2,4],1.5,k)(2.2),st.kde([1,2,4],1.5,k,cumulative=True)(2.2),st.kde_random([1,2,4],1.5,k,seed=1)())
    tr(st.kde,[],1); tr(st.kde,[1],0); tr(st.kde,[1],1,'x'); print(st.kde([1],1).__doc__)
