count = 0
def bump():
    global count
    count += 1
    return count
def define():
    global function_made_here, Class
    def function_made_here():
        return "made"
    class Class:
        tag = count
    global mod
    import math as mod
def remove():
    global count
    del count
bump(); bump()
print(count)
define()
print(function_made_here(), Class.tag, mod.floor(2.7))
for bump.last in range(3):
    pass
print(bump.last)
remove()
print("count" in globals())
