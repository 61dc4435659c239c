d = {"s": "it's", 1: [1, {2: 3}], None: (), "n": {}}
d["self"] = d
print(d, str({}), repr({"a": 1}), [{}], {(): {}})
class R:
    def __repr__(self): return "<R>"
print({R: 1} and {R(): R()}, {1.0: 1j}, {"\n": "\t"}, f"{ {1: 2} }", "%s" % {"a": 1})
