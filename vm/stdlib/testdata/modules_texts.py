# Expressions over json, pprint, textwrap, array, decimal, dataclasses: results and complaints.
import json, pprint, textwrap, contextlib, copy, decimal, array, traceback, warnings, types, dataclasses
def tr(s):
    try: print(s,'->',repr(eval(s)))
    except Exception as e: print(s,'->',type(e).__name__,e)
for s in r'''json.dumps([1,2.5,None,True,'a\u1234"\\\n',{'k':[]}])
json.dumps('é',ensure_ascii=False)
json.dumps({'a':1,'b':[1,2,{'c':None}]},indent=2)
json.dumps({1:2,None:3,True:4,1.5:5})
json.dumps({(1,):2},skipkeys=True)
json.dumps(float('inf')), json.dumps(1e400), json.dumps(-0.0), json.dumps(10**30)
json.dumps({1,2})
json.dumps([1],default=str,cls=None)
json.dumps({1j},default=list)
json.dumps(object(),default=lambda o:'obj')
json.dumps([[]],indent=1), json.dumps({},indent=2), json.dumps([],indent=2), json.dumps((1,2),indent='\t')
json.loads('{"a":1,"a":2}'), json.loads('[1,2.0,1e5,-3,true,null,"\\u00e9\\ud83d\\ude00"]')
json.loads('NaN'), json.loads('-Infinity')
json.loads('1 2')
json.loads('')
json.loads('   ')
json.loads('"a')
json.loads('"\x01"')
json.loads('"\\x"')
json.loads('"\\u12"')
json.loads('{"a":}')
json.loads('{a:1}')
json.loads('[1 2]')
json.loads("{'a':1}")
json.loads('{"a":1,}')
json.loads(b'[1]'), json.loads(bytearray(b'{}')), json.loads('\ufeff[]')
json.loads('[1]',parse_int=float), json.loads('{"a":1}',object_hook=lambda d:list(d)), json.loads('{"a":1}',object_pairs_hook=list), json.loads('1.1',parse_float=decimal.Decimal), json.loads('NaN',parse_constant=str)
json.loads('01')
json.loads('1.')
json.loads('.5')
json.loads('[')
json.loads('{"a"')
json.loads('tru')
json.JSONDecoder().raw_decode('[1] x'), json.JSONDecoder().decode(' 1 ')
json.JSONDecodeError('m','doc\nx',5).lineno, str(json.JSONDecodeError('m','doc\nx',5)), json.JSONDecodeError('m','d',0).args
json.dump
pprint.pformat({'b':1,'a':[1,2,3]*10,'c':{'x':'y'*50,'z':('w'*40,)}})
pprint.saferepr({1:[2]}), pprint.isreadable([1]), pprint.isrecursive([1])
textwrap.wrap('The quick brown fox jumped over the lazy dog',15), textwrap.fill('aaa bbb ccc',7,initial_indent='> ',subsequent_indent='  ')
textwrap.shorten('Hello  world!',width=12), textwrap.shorten('Hello world',width=5,placeholder='...'), textwrap.indent('a\n\nb\n','+ ',lambda l:True)
textwrap.wrap('abcdefghij',3,break_long_words=False), textwrap.wrap('a-b-c d',3,break_on_hyphens=False), textwrap.wrap('x '*20,10,max_lines=2)
textwrap.wrap('a',0)
textwrap.shorten('abcdef',3)
array.array('i',[1,2,3])[1:], array.array('d',[1.5])*2, array.array('b',b'ab'), array.array('i',[1])+array.array('i',[2]), array.array('i',[1,2]).index(2), array.array('H',[1]).itemsize, array.array('q',[-1]).tobytes(), array.array('f',[1]).tolist(), array.array('i',[1,2,1]).count(1), array.array('i',[3,1]).byteswap()
array.array('b',[200])
array.array('i',[1]).append('a')
array.array('i',['a'])
array.array('i',[1]).remove(5)
array.array('i',[1]).index(5)
array.array('i',[1])+[1]
array.array('i',[1,2,3])[5]
array.array('i',[1]).extend([1.5])
array.array('i').frombytes(b'abc')
array.array('i',[1])==array.array('d',[1.0]), array.array('i',[1])<array.array('i',[2])
array.typecodes
decimal.Decimal('1.10')+decimal.Decimal('2.205'), decimal.Decimal(1)/3, decimal.Decimal('NaN'), decimal.Decimal('-0'), decimal.Decimal(0.1), decimal.Decimal((1,(1,2),-1)), decimal.Decimal('1e5'), decimal.Decimal('1E-10')
decimal.Decimal('abc')
decimal.Decimal([])
decimal.Decimal(1)+1.5
decimal.Decimal(1)/0
decimal.Decimal(0)/0
decimal.Decimal('1')<'a'
decimal.Decimal('2').sqrt(), decimal.Decimal('-1').sqrt()
decimal.Decimal('1.25').quantize(decimal.Decimal('.1')), decimal.Decimal('1.35').quantize(decimal.Decimal('.1'),rounding=decimal.ROUND_DOWN), round(decimal.Decimal('2.5')), round(decimal.Decimal('2.675'),2)
decimal.Decimal('123456789.123').__format__(',.2f'), format(decimal.Decimal('1.5'),'e'), format(decimal.Decimal('0.00001'),'g'), '{:10.3f}|'.format(decimal.Decimal('3.14159')), f"{decimal.Decimal('12'):+}", format(decimal.Decimal('.5'),'%')
decimal.Decimal('10').ln(), decimal.Decimal('100').log10(), decimal.Decimal('1').exp(), decimal.Decimal('2')**decimal.Decimal('0.5'), decimal.Decimal(7)//2, decimal.Decimal(-7)%3, divmod(decimal.Decimal(7),2), pow(decimal.Decimal(2),10,7)
decimal.Decimal('1.20').normalize(), decimal.Decimal('1.20').as_tuple(), decimal.Decimal('1.2').as_integer_ratio(), decimal.Decimal('12.3').adjusted(), decimal.Decimal('1').compare(2), decimal.Decimal('1.5').to_integral_value(), hash(decimal.Decimal('1.0'))==hash(1), int(decimal.Decimal('-3.7')), float(decimal.Decimal('1.1')), decimal.Decimal('3').is_nan(), decimal.Decimal('5').copy_negate(), decimal.Decimal('1.1').fma(2,3)
decimal.getcontext().prec, decimal.getcontext().rounding, decimal.Context(prec=5).create_decimal('1.23456789'), decimal.Context(prec=3).divide(1,3), decimal.ExtendedContext, decimal.BasicContext.prec
decimal.Context(prec=0)
decimal.Context(rounding='x')
decimal.Decimal('1')+None
decimal.Decimal('sNaN')+1
decimal.Decimal('1e999999')*10
dataclasses.make_dataclass('P',[('x',int),('y',int,5)])(1)
dataclasses.make_dataclass('P',['x','x'])
dataclasses.make_dataclass('P',[('1x',int)])
dataclasses.make_dataclass('P',['x'],frozen=True)(1).__setattr__('x',2)
dataclasses.make_dataclass('P',['x'],order=True)(1)<dataclasses.make_dataclass('P',['x'],order=True)(2)
dataclasses.asdict(dataclasses.make_dataclass('P',['x'])([1,{2:3}])), dataclasses.astuple(dataclasses.make_dataclass('P',['x'])((1,)))
dataclasses.make_dataclass('P',['x'])()
dataclasses.make_dataclass('P',['x'])(1,2)
dataclasses.make_dataclass('P',[('x',list,[])])
dataclasses.fields(dataclasses.make_dataclass('P',['x']))[0].name, dataclasses.is_dataclass(5), dataclasses.field().default
traceback.format_exception_only(KeyError,KeyError('a')), traceback.format_list([('f',1,'g','x')]), traceback.extract_stack()[-1].name
warnings.formatwarning('m',UserWarning,'f.py',3,'line')
types.SimpleNamespace(a=1)==types.SimpleNamespace(a=1), types.MappingProxyType({1:2})|{3:4}, types.new_class('X',(int,),{}).__mro__[1]
contextlib.contextmanager(lambda:iter([1]))().__enter__()
contextlib.ExitStack().enter_context(5)'''.splitlines(): tr(s)
