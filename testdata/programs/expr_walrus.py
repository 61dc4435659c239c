data = [1, 5, 8, 12]
if (n := len(data)) > 3:
    print("long", n)
while (item := data.pop()) > 4:
    print("popped", item)
print(item, data)
print([y := 10, y ** 2, y])
def f(xs):
    return [last := x * 2 for x in xs], last
print(f([1, 2, 3]))
total = 0
print([total := total + v for v in range(5)], total)
print(any((hit := w).startswith("p") for w in ["ant", "pig", "cow"]), hit)
