"""The module's docstring.

With a second paragraph."""

def f():
    "f's docstring"
    return f.__doc__

def g():
    x = 1
    "not a docstring"

class C:
    """C's docstring."""
    attr = 1

    def m(self):
        """m's docstring."""

async def co():
    """co's docstring."""

def joined():
    "two " "parts"

def formatted():
    f"not one"

print(__doc__)
print(f(), g.__doc__, C.__doc__, C.m.__doc__, co.__doc__, joined.__doc__, formatted.__doc__)
print(f.__code__.co_consts[0], (lambda: "no").__doc__)
