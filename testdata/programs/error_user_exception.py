class ShopError(Exception):
    """Base of the shop's errors."""
class OutOfStock(ShopError):
    def __init__(self, item, wanted):
        super().__init__(item, wanted)
        self.item = item
    def __str__(self):
        return f"no more {self.item}"
def buy(item):
    raise OutOfStock(item, 2)
try:
    buy("milk")
except ShopError as e:
    print(type(e).__name__, e, e.args, repr(e))
buy("bread")
