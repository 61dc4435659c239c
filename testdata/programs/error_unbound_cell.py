def outer():
    def inner():
        return value
    print(inner)
    return inner()
    value = 1
def quiet():
    def inner():
        return value
    inner()
    value = 1
quiet()
