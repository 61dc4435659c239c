prices = {"apple": 3, "pear": 4}
def cost(basket):
    return sum(prices[item] for item in basket)
print(cost(["apple", "pear"]))
print(cost(["apple", "plum"]))
