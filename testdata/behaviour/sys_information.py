# What sys tells of the interpreter, and its functions.
import sys


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


for name in ('version_info', 'float_info', 'hash_info', 'int_info', 'thread_info', 'implementation', 'hexversion', 'api_version', 'maxsize', 'maxunicode', 'byteorder', 'platform',
             'float_repr_style', '_xoptions', 'pycache_prefix', '_git', '_framework', 'abiflags'):
    print(name, repr(getattr(sys, name)))
print(sys.version_info >= (3, 8), sys.version_info[:2] == (sys.version_info.major, sys.version_info.minor), sys.version_info.releaselevel, len(sys.version_info), tuple(sys.version_info)[3:])
print(type(sys.flags), sys.flags.optimize, sys.flags.dev_mode, sys.flags[0], sys.flags.hash_randomization, sys.flags.utf8_mode, sys.float_info.max, sys.float_info[0] == sys.float_info.max)
print(sys.version.split('.')[:2], sys.implementation.name, sys.implementation.version == sys.version_info, sys.implementation.cache_tag)
for f in ('getswitchinterval', 'getfilesystemencodeerrors', 'getfilesystemencoding', 'getdefaultencoding', 'is_finalizing', 'getprofile', 'gettrace', 'get_int_max_str_digits', 'exc_info',
          'getrecursionlimit', '_clear_type_cache', 'exception', '_is_gil_enabled', 'is_stack_trampoline_active', 'getdlopenflags'):
    print(f, attempt(lambda: getattr(sys, f)()))
for n in (0, -1, 'a', 10 ** 20, 1.5, 50):
    print('setrecursionlimit', n, attempt(sys.setrecursionlimit, n), sys.getrecursionlimit())
sys.setrecursionlimit(1000)


def deep(n):
    return n if n == 0 else deep(n - 1)


sys.setrecursionlimit(3000)
print(deep(2500), attempt(deep, 5000))
sys.setrecursionlimit(1000)
for x in ('abc', 5, None, b'a'):
    print('intern', repr(x), attempt(sys.intern, x))
a = ''.join(['some', ' text'])
b = ''.join(['some ', 'text'])
print(a is b, sys.intern(a) is sys.intern(b))
for args in ((), (100,), ('a',), (-1,)):
    r = attempt(sys._getframe, *args)
    print('_getframe', args, r if isinstance(r, str) else r.f_code.co_name)


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_lineno - caller.__code__.co_firstlineno, sys._getframe().f_code.co_name


def outer():
    return caller()


print(outer())
for n in (0, 640, 639, -1, 'a', None, 1000, 4300):
    print('digits', n, attempt(sys.set_int_max_str_digits, n), sys.get_int_max_str_digits(), attempt(lambda: len(str(10 ** 999))), attempt(lambda: len(str(10 ** 5000))),
          attempt(lambda: int('7' * 1001) % 1000), attempt(lambda: int('7' * 4301) % 1000))
sys.set_int_max_str_digits(maxdigits=640)
for f in (lambda: str(10 ** 640), lambda: repr([10 ** 640]), lambda: '%d' % 10 ** 640 if 0 else '%d' % (10 ** 640), lambda: '{:d}'.format(10 ** 640), lambda: f'{10 ** 640}', lambda: format(-10 ** 640, ','),
          lambda: int('1_' * 640 + '1'), lambda: int(b'1' * 641), lambda: int(' ' * 700 + '1'), lambda: int('1' * 641, 16) > 0, lambda: int('1' * 641, 36), lambda: len(hex(10 ** 700)), lambda: float('1' * 641)):
    print(attempt(f))
sys.set_int_max_str_digits(4300)
try:
    1 / 0
except ZeroDivisionError as e:
    print(sys.exc_info()[:2], sys.exc_info()[2] is e.__traceback__, attempt(lambda: sys.exception() is e))
print(sys.exc_info())
for args in ((), (None,), (0,), (5,), ('text',), ((1, 2),), (1, 2), ([1],), (True,), (2.5,)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(args, e.args, repr(e.code))
    except TypeError as e:
        print(args, e)
print(sys.displayhook(None), sys.displayhook([1, 2]), __builtins__._ if hasattr(__builtins__, '_') else '')
print(sys.settrace(None), sys.setprofile(None), attempt(sys.setswitchinterval, 0), sys.setswitchinterval(0.25), sys.getswitchinterval(), attempt(sys.setswitchinterval, 'a'))
print(sys.call_tracing(max, (3, 9)), sys.audit('event', 1), attempt(sys.audit), attempt(sys.audit, 5), sys.excepthook is sys.__excepthook__, callable(sys.unraisablehook), callable(sys.breakpointhook))
print(sys.excepthook, sys.displayhook, sys.argv[1:], isinstance(sys.path, list), isinstance(sys.modules, dict), 'sys' in sys.modules, 'builtins' in sys.builtin_module_names, sys.modules['sys'] is sys)
print(attempt(lambda: sys.nothing), attempt(sys.getsizeof), attempt(sys.getrefcount))


class Sized:
    def __sizeof__(self):
        return 100


class Wrong:
    def __sizeof__(self):
        return -1


class Text:
    def __sizeof__(self):
        return 'x'


print(sys.getsizeof(Sized()) - 100 in (16, 0), attempt(sys.getsizeof, Wrong()), attempt(sys.getsizeof, Text()), sys.getsizeof(Wrong, 5) > 5, attempt(sys.getsizeof, Text(), 7))
