def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            yield "number", int(text[i:j])
            i = j
        elif c in "+-*/()":
            yield c, None
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    while True:
        yield "end", None

class Parser:
    def __init__(self, text):
        self.stream = tokens(text)
        self.advance()
    def advance(self):
        self.kind, self.value = next(self.stream)
    def expression(self):
        result = self.term()
        while self.kind in ("+", "-"):
            op = self.kind
            self.advance()
            right = self.term()
            result = result + right if op == "+" else result - right
        return result
    def term(self):
        result = self.factor()
        while self.kind in ("*", "/"):
            op = self.kind
            self.advance()
            right = self.factor()
            result = result * right if op == "*" else result / right
        return result
    def factor(self):
        kind, value = self.kind, self.value
        self.advance()
        if kind == "number":
            return value
        if kind == "-":
            return -self.factor()
        if kind == "(":
            result = self.expression()
            if self.kind != ")":
                raise SyntaxError("missing )")
            self.advance()
            return result
        raise SyntaxError("unexpected " + kind)

for text in ("1 + 2 * 3", "(1 + 2) * 3", "-4 - -2", "10 / 4 / 5", "2 * (3 + (4 - 1))", "1 +", "(1", "2 $ 3", "1 / 0"):
    try:
        print(text, "=", Parser(text).expression())
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
