# since 3.10
# Mapping patterns: keys that must be there, and the rest.
def read(event):
    match event:
        case {}if not event:
            return "empty"
        case {"type": "key", "code": int(code), **rest}:
            return f"key {code}, besides {rest}"
        case {"type": "click", "at": (x, y)}:
            return f"click at {x}/{y}"
        case {"type": kind, "nested": {"deep": [_, second, *_]}}:
            return f"{kind}: second is {second}"
        case {1: "one", None: nothing}:
            return f"odd keys, {nothing}"
        case {"type": kind}:
            return "only a type: " + kind
        case _:
            return "not understood"


events = [
    {},
    {"type": "key", "code": 13, "shift": True, "time": 5},
    {"type": "key", "code": "13"},
    {"type": "click", "at": [3, 4], "button": 1},
    {"type": "tree", "nested": {"deep": [1, 2, 3], "other": 0}},
    {1: "one", None: "none"},
    {"nothing": 1},
    [("type", "key")],
]
for event in events:
    print(event, "->", read(event))


class Counting(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __missing__(self, key):
        print("missing", key)
        return 0


match Counting(a=1):
    case {"a": 1, "b": b}:
        print("never", b)
    case {"a": a, **rest}:
        print(a, rest)
