def grade(points):
    if points >= 90:
        return "A"
    elif points >= 75:
        return "B"
    elif points >= 50:
        if points < 60:
            return "D"
        return "C"
    else:
        return "F"

for p in (95, 80, 65, 55, 10):
    print(p, grade(p))
if []:
    print("empty")
elif "":
    print("blank")
else:
    print("neither")
if 1: print("one line")
if 0:
    print("dead code")
if None:
    pass
else:
    print("none")
if not 0:
    if True and "x":
        print("nested")
