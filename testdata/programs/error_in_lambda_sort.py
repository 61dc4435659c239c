people = [("Ann", 30), ("Bob", None), ("Cy", 25)]
print(sorted(people, key=lambda p: p[0]))
print(sorted(people, key=lambda p: p[1]))
