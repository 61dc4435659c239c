def nothing(): pass
def dots(): ...
class Empty: pass
class Doc:
    """Only a docstring."""
for _ in range(2): pass
print(nothing(), dots(), Doc.__doc__, Empty.__doc__)
if True:
    pass
else:
    pass
print(...)
"a string statement"
1
None
print("done")
