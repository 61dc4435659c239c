# A hook that fails itself, and standard error that goes somewhere else.
import io
import sys

sys.stderr = io.StringIO()
print('not seen', file=sys.stderr)
collected = sys.stderr


def hook(kind, value, traceback):
    print('called with', kind.__name__, repr(collected.getvalue()))
    sys.stderr = sys.__stderr__
    raise ValueError('the hook fails')


sys.excepthook = hook
raise RuntimeError('the original')
