import sys
def f(): g()
def g(): raise ValueError("deep")
try:
    f()
except ValueError as e:
    tb = e.__traceback__; names = []
    while tb: names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
    print(names, sys.exc_info()[0], sys.exc_info()[1] is e)
print(sys.exc_info())
