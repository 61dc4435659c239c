class Thing:
    def __init__(self):
        self.name = "thing"
    def describe(self):
        return self.name.upper() + self.nmae

print(Thing().describe())
