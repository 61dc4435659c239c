class Refused(Exception):
    def __init__(self, code):
        super().__init__("refused", code)
        self.code = code


def check(n):
    if n % 3 == 0:
        raise ValueError(n)
    if n % 5 == 0:
        raise Refused(n)
    return n


def deep(n):
    if n == 0:
        raise KeyError("deep")
    return deep(n - 1)


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return kind is IndexError


def main():
    total, table, items = 0, {}, [1, 2, 3]
    for i in range(150000):
        try:
            total += check(i)
        except ValueError as error:
            total += error.args[0]
        except Refused as error:
            total -= error.code
        finally:
            total += 1
        try:
            total += table[i]
        except KeyError:
            pass
    for _ in range(15000):
        try:
            deep(10)
        except KeyError:
            total += 1
    for i in range(100000):
        with Guard():
            total += items[i % 4]
    for i in range(300000):
        try:
            total += int("12")
        except ValueError:
            pass
    print(total)


main()
