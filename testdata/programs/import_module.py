import helpers.shapes
import helpers.shapes as sh
from helpers.shapes import area, Square as Sq
from helpers import shapes, numbers
from helpers.numbers import *

print(helpers.shapes.area(2, 3), sh is helpers.shapes, shapes is sh)
print(area(4, 5), Sq(3).area(), sh.SIDES)
print(twice(21), numbers.CONSTANT, helpers.NAME)
print("_hidden" in dir(), "triple" in globals(), numbers._hidden())
print(helpers.__name__, sh.__name__, area.__module__)
def f():
    import helpers.deep.bottom as bottom
    from helpers.deep import bottom as again
    return bottom.where(), bottom is again
print(f())
