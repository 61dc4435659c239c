import json


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


data = {"name": "Ann \"q\" \\ /", "age": 30, "tall": True, "none": None, "f": 1.5, "list": [1, 2, [3, []], {}], "nested": {"a": {"b": (1, 2)}}, "uni": "é😀\u2028\x01\n\t"}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent="\t", sort_keys=True))
print(json.dumps([1, 2, {"a": 1}], separators=(",", ":")), json.dumps([1, [2]], indent=0), json.dumps([], indent=4), json.dumps({"b": 1, "a": 2}, sort_keys=True, indent=4, separators=(",", ": ")))
print(json.dumps({1: "a", 2.5: "b", True: "c", None: "d"}), json.dumps(float("nan")), json.dumps([float("inf"), float("-inf")]), json.dumps("x"), json.dumps(1e100), json.dumps(10 ** 30), json.dumps(-0.0), json.dumps(True), json.dumps(()))
print(json.loads('{"a": [1, 2.5, -3, 1e3, true, false, null, "s\\u00e9\\n\\ud83d\\ude00"], "b": {}}'), json.loads(" [ ] "), json.loads('"x"'), json.loads("12"), json.loads("-0"), json.loads("NaN"), json.loads("[Infinity, -Infinity]"), json.loads(b'{"k": "\xc3\xa9"}'))
print(json.loads("1E5"), json.loads("1.0"), json.loads("123456789012345678901234567890"), json.loads('{"a": 1, "a": 2}'))
print(json.loads(json.dumps(data)) == {**data, "nested": {"a": {"b": [1, 2]}}})
print(json.loads('{"x": 1, "y": {"z": 2}}', object_hook=lambda d: sorted(d.items())), json.loads('{"x": 1, "y": 2}', object_pairs_hook=list), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: s * 2), json.loads("[NaN]", parse_constant=lambda c: "const " + c))


class P:
    def __init__(self, x):
        self.x = x


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, P):
            return {"P": o.x}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        return super().default(o)


print(json.dumps([P(1), {2, 1}], cls=Enc), json.dumps(P(3), default=lambda o: o.__dict__), Enc(indent=1).encode({"k": P(2)}), "".join(json.JSONEncoder().iterencode([1, "a"])))
print(json.JSONDecoder().raw_decode('{"a": 1} tail'), json.JSONDecoder().decode(" 5 "))
print(json.dumps({("a", 1): 2, "k": 1}, skipkeys=True))
from collections import OrderedDict, namedtuple
from enum import IntEnum
print(json.dumps(OrderedDict([("z", 1), ("a", 2)])), json.dumps(namedtuple("N", "a b")(1, 2)), json.dumps(IntEnum("E", "A")(1)))


class Sink:
    def __init__(self):
        self.text = ""

    def write(self, s):
        self.text += s

    def read(self):
        return self.text


s = Sink()
json.dump({"a": [1, 2]}, s)
print(s.text, json.load(s))
attempt(lambda: json.dumps(P(1)))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps({"a": b"x"}))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps({1: 1, "a": 2}, sort_keys=True))
attempt(lambda: json.dumps(1j))
loop = []
loop.append(loop)
attempt(lambda: json.dumps(loop))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
for bad in ["", "{", "[1,", "[1,]", "[1 2]", '{"a"}', '{"a":}', '{"a":1,}', '{a:1}', "{'a':1}", "tru", "1.", "01", "-", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12zz"', "[1]x", '{"a":1 "b":2}', "nul", "[", "\ufeff1", "+1", ".5", '["a", \n "b" \n "c"]', "[1,\n2,\n]"]:
    attempt(lambda: json.loads(bad))
attempt(lambda: json.loads(5))
attempt(lambda: json.loads(None))
try:
    json.loads("[1,\n 2,\n x]")
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, isinstance(e, ValueError), e.doc == "[1,\n 2,\n x]")
print(json.loads('"a\tb"', strict=False))
json.loads("{bad}")
