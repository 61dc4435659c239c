class Resource:
    def __enter__(self):
        print("open")
    def __exit__(self, *info):
        print("close", info[0].__name__)
with Resource():
    with Resource():
        [1, 2][2]
