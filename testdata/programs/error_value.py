def parse(text):
    parts = text.split(",")
    return [int(p) for p in parts]
print(parse("1,2,3"))
print(parse("1,two,3"))
