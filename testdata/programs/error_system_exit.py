import sys
print("before")
try:
    sys.exit("the message")
finally:
    print("cleaning up")
