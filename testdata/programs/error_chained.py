def read(d):
    try:
        return d["value"]
    except KeyError:
        return int("nothing")
read({})
