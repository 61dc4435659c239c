# since 3.11
# An exception group that nobody handles ends the program with a tree.
def fail(n):
    if n:
        raise ValueError(n)
    return {}["key"]


errors = []
for n in range(2):
    try:
        fail(n)
    except Exception as e:
        errors.append(e)
print(len(errors), "errors")
raise ExceptionGroup("both failed", errors)
