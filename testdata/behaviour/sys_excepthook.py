# sys.excepthook is called for an exception that nobody handles.
import sys


def hook(kind, value, traceback):
    frames = []
    while traceback:
        frames.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print('hook', kind.__name__, value, frames)
    print(isinstance(value, kind), value.__traceback__ is not None, sys.exc_info() == (None, None, None))


def fail(n):
    if n:
        fail(n - 1)
    raise KeyError('lost', n)


try:
    fail(0)
except KeyError as e:
    sys.__excepthook__(KeyError, e, None)
sys.excepthook = hook
fail(2)
