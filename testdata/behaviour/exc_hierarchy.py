for c in (ZeroDivisionError, KeyError, IndexError, FileNotFoundError, UnicodeDecodeError, RecursionError, ModuleNotFoundError, StopIteration, KeyboardInterrupt, UnboundLocalError, NotImplementedError, IndentationError):
    print([k.__name__ for k in c.__mro__])
print(IOError is OSError, EnvironmentError is OSError, issubclass(BlockingIOError, OSError))
