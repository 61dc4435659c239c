def load(text):
    try:
        return int(text)
    except ValueError:
        raise KeyError(text) from None
load("five")
