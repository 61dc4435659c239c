class Name(str):
    def __new__(cls, s):
        self = super().__new__(cls, s.title())
        self.original = s
        return self
    def shout(self):
        return self.upper() + "!"
n = Name("ada lovelace")
print(n, n.original, n.shout(), type(n + "x"), type(n[:]), type(n.upper()), n == "Ada Lovelace", {n: 1}["Ada Lovelace"])
print(repr(n), str(n), type(str(n)), isinstance(n, str), "%s" % n, f"{n:>15}", ",".join([n, n]))
