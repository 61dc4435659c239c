import string
from string import Template, Formatter
def tr(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
f=Formatter()
for s in ['', 'a', '{', '}', 'a{', 'a}b', '{{', '}}', '{{}}', '{0}', '{', '{0', '{0!r}', '{0!r:>5}', '{0!', '{0!r', '{0!rx}', '{:{}}', '{0:{1}}', '{[}', '{a[b].c}', '{a[}', '{0[0]}', '{0.x}', '{0.}', '{0[]}', '{0[a]x}', '{a{b}}', '{0:{}', 'x{{y}}z{0}w', '{!s}', '{:}', '{0:{1:{2}}}', 'a{{b{0}', '{0!x}', '{}{0}', '{0}{}', '{00}', '{ 0}', '{a b}']:
    tr(lambda: list(f.parse(s)))
    tr(f.format, s, 'X', 6, 7, a={'b':3})
tr(f.format); tr(f.format,'{a}',a=5); tr(f.vformat,'{0} {k}',(1,),{'k':2}); tr(f.format,'{}'); tr(f.format,'{k}')
class N(Formatter):
    def get_value(self,k,a,kw):
        if isinstance(k,str): return kw.get(k,'<%s>'%k)
        return super().get_value(k,a,kw)
    def check_unused_args(self,used,args,kw): print('used',sorted(map(str,used)),args,kw)
    def convert_field(self,v,c): return v[::-1] if c=='z' else super().convert_field(v,c)
print(N().format('{x} {0!z} {y}','abc',y=1))
t=Template('$who likes ${what} $$5 $')
tr(t.substitute,who='a',what='b'); tr(t.safe_substitute,who='a'); tr(t.substitute); 
t=Template('$who likes ${what} $$5')
tr(t.substitute,{'who':'a'},what='b'); tr(t.substitute,{'who':'a'}); tr(t.safe_substitute,{}); tr(Template('line\n  $!x').substitute); tr(Template('$').substitute); tr(Template('$ä').substitute); tr(Template('${a').safe_substitute,a=1)
class P(Template): delimiter='%'; idpattern='[a-z]+_[a-z]+'
tr(P('%with_under %% %notunder').safe_substitute,with_under=1,notunder=2)
tr(P('%with_under %% %notunder').substitute,with_under=1,notunder=2)
print(Template.flags, Template.delimiter, Template.idpattern, t.template, Template.pattern.groups, sorted(Template.pattern.groupindex), P.pattern.flags)
if hasattr(t,'is_valid'): print(t.is_valid(), Template('$').is_valid(), t.get_identifiers(), Template('$a $b ${a} $$').get_identifiers())
else: print('True False', ['who','what'], ['a','b'])
print(string.capwords('hello  world'), string.capwords('a-b-c','-'), repr(string.whitespace), string.punctuation, len(string.printable))
tr(t.substitute,1,2); tr(t.substitute,5); tr(Template,); tr(Template(5).substitute)
