# since 3.13
# What a class says of itself: the names its methods assign, the line it begins in, its docstring.
class Account:
    """An account.

        Indented text loses
      its common indent.
    """

    limit = 100

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def deposit(self, amount):
        """Adds.

            More.
        """
        self.balance += amount
        self.last = amount
        other = self
        other.unseen = 1


print(sorted(Account.__static_attributes__), Account.__firstlineno__)
print(repr(Account.__doc__))
print(repr(Account.deposit.__doc__))


class Empty:
    pass


print(Empty.__static_attributes__, Empty.__firstlineno__, Empty.__doc__)
