import string
import textwrap
from string import Template


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


text = "The quick brown fox jumped over the lazy dog, and the well-known dog slept--deeply. Nobody minded!  Hello\tworld."
for w in (10, 20, 40, 70):
    print(textwrap.wrap(text, w))
print(textwrap.fill(text, 30))
print(textwrap.fill(text, width=30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), "|", textwrap.shorten("Hello  world!", width=12), "|", textwrap.shorten("Hello world", width=11), "|", textwrap.shorten("Hello  world!", width=11, placeholder="..."))
print(repr(textwrap.dedent("""\
    def f():
        return 1

      # deeper
    end
""")), repr(textwrap.dedent("  a\n b\n   \n  c")), repr(textwrap.dedent("\tx\n\t y")), repr(textwrap.dedent("no indent\n  x")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "+", lambda line: True)))
print(textwrap.wrap("averyveryverylongwordindeed short", 10), textwrap.wrap("averyverylongword x", 8, break_long_words=False), textwrap.wrap("", 10), textwrap.wrap("a-b c-d-e well-to-do mother-in-law x-ray", 9), textwrap.wrap("multi-part-word again", 8, break_on_hyphens=False))
print(textwrap.wrap("one two three four five six", 10, max_lines=2), textwrap.wrap("one two three four five six", 12, max_lines=2, placeholder="..."), textwrap.wrap("a b c", 3, drop_whitespace=False))
w = textwrap.TextWrapper(width=15, fix_sentence_endings=True)
print(w.wrap("End here. Next one! Last? yes"), w.width, w.fill("abc def ghi jkl mno"))
attempt(lambda: textwrap.wrap("abc", 0))
attempt(lambda: textwrap.shorten("abc def", 3))
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase)
print(string.capwords("hello  big world"), string.capwords("a-b-c", "-"))
t = Template("$who likes ${what}s, costs $$5")
print(t.substitute(who="tim", what="cat"), t.substitute({"who": "a", "what": "b"}), t.substitute({"who": "a", "what": "b"}, who="z"), t.safe_substitute(who="x"), t.template)
print(Template("$ x ${a b} $1").safe_substitute(a=1), Template("$a$b").substitute(a=1, b=2), Template("no").substitute())
attempt(lambda: t.substitute(who="x"))
attempt(lambda: Template("bad $ here").substitute())
attempt(lambda: Template("line\nbad $1").substitute())


class Percent(Template):
    delimiter = "%"


print(Percent("%name is 100%%").substitute(name="it"))
