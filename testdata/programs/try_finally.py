def f(x):
    try:
        if x == 0:
            return "return"
        if x == 1:
            raise ValueError("raised")
        print("body")
    finally:
        print("finally", x)
    return "end"

print(f(0))
print(f(2))
try:
    f(1)
except ValueError as e:
    print(e)
def override():
    try:
        return 1
    finally:
        return 2
def swallow():
    try:
        1 / 0
    finally:
        return "swallowed"
def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("i", i)
        finally:
            print("f", i)
    return i
def nested():
    try:
        try:
            return "inner"
        finally:
            print("one")
    finally:
        print("two")
print(override(), swallow(), loop(), nested())
