class InsufficientFunds(Exception):
    pass

class Account:
    interest = 0.0
    def __init__(self, owner, balance=0):
        self.owner, self.balance, self.history = owner, balance, []
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(f"{self.owner} has only {self.balance}")
        self.balance -= amount
        self.history.append(("withdraw", amount))
    def __repr__(self):
        return f"<{type(self).__name__} {self.owner}: {self.balance:.2f}>"

class Savings(Account):
    interest = 0.02
    def year(self):
        self.deposit(self.balance * self.interest)

accounts = [Account("Ann", 100), Savings("Bo", 1000)]
for a in accounts:
    for action, amount in ((a.deposit, 50), (a.withdraw, 500), (a.deposit, -1)):
        try:
            action(amount)
        except (ValueError, InsufficientFunds) as e:
            print(type(e).__name__ + ":", e)
    if isinstance(a, Savings):
        a.year()
    print(a, a.history)
