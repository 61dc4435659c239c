import sys
try:
    sys.exit("message")
except SystemExit as e:
    print(repr(e), e.code)
for a in ((), (0,), (3,), (None,), ((1, 2),)):
    try:
        sys.exit(*a)
    except SystemExit as e:
        print(e.code, e.args)
try:
    print("in"); sys.exit(4)
finally: print("finally runs")
