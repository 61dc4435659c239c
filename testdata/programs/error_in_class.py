class Broken:
    x = 1
    print("body runs")
    y = x + z
