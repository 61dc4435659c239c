count = 10
def bump():
    print("in bump")
    count += 1
    return count
bump()
