class Account:
    def __init__(self, owner):
        self.owner = owner
        self.log = []
    def record(self, kind, *amounts):
        self.log.append((kind, sum(amounts)))
        return self

def process(orders):
    for name, amounts in orders:
        handle(name,
               amounts)

def handle(name, amounts):
    account = Account(name)
    apply = lambda a: account.record("in", *a)
    apply(amounts)
    print(account.log)

process([("a", [1, 2]), ("b", []), ("c", [1, "x"])])
