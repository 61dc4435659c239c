data = [4, 2, 0]
def run():
    first = {k: [12 // v for v in row] for k, row in {"a": data}.items()}
    return first
run()
