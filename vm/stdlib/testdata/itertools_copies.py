# Copies of the iterators of itertools.
import copy, itertools as it, operator, warnings
warnings.simplefilter('ignore')
def show(name, make, n=2, take=6):
    a=make()
    for _ in range(n): next(a,None)
    b=copy.copy(a); c=copy.deepcopy(a)
    print(name, list(it.islice(a,take)), list(it.islice(b,take)), list(it.islice(c,take)))
show('count',lambda:it.count(5)); show('count',lambda:it.count(1.5,.5)); show('repeat',lambda:it.repeat('x',5)); show('repeat',lambda:it.repeat('x'))
show('product',lambda:it.product('ab',[1,2])); show('product',lambda:it.product('ab',repeat=2)); show('permutations',lambda:it.permutations('abc',2)); show('combinations',lambda:it.combinations('abcd',2)); show('cwr',lambda:it.combinations_with_replacement('abc',2)); show('permutations',lambda:it.permutations('ab'),5)
class Numbers:
    "an iterator that can be copied"
    def __init__(self, *items): self.items=list(items)
    def __iter__(self): return self
    def __next__(self):
        if self.items: return self.items.pop(0)
        raise StopIteration
N=Numbers
for name,make in dict(chain=lambda:it.chain(N(1,2),N(3)), from_iterable=lambda:it.chain.from_iterable(N(N(1,2,3),N(4))),
        compress=lambda:it.compress(N(1,2,3,4,5),N(1,0,1,1,1)), starmap=lambda:it.starmap(pow,N((2,3),(3,2),(2,2))), filterfalse=lambda:it.filterfalse(operator.truth,N(0,1,0,0)),
        dropwhile=lambda:it.dropwhile(operator.not_,N(0,0,1,0,2,3)), takewhile=lambda:it.takewhile(operator.truth,N(1,2,3,0,4)), islice=lambda:it.islice(N(1,2,3,4,5,6,7,8),1,7,2),
        accumulate=lambda:it.accumulate(N(1,2,3,4)), accumulate2=lambda:it.accumulate(N(1,2,3,4),operator.mul), zip_longest=lambda:it.zip_longest(N(1,2,3),N(5),fillvalue='-')).items():
    a=make(); first=[next(a),next(a)]
    b=copy.copy(a)
    print(name, first, next(b,None), [next(b,None)], list(it.islice(a,4)))
for x in (it.count(3),it.count(1,2),it.repeat(1,3),it.repeat(2),it.product('ab'),it.combinations('abc',2),it.permutations([1,2],1)):
    r=x.__reduce__(); print(r[0].__name__, len(r))
for x,s in ((it.chain(),5),(it.chain(),()),(it.cycle([1]),5)):
    try: x.__setstate__(s)
    except TypeError as e: print(type(e).__name__)
