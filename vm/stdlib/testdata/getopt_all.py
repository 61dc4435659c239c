# Options of a command line: short, long, abbreviated, mixed, and complaints.
import getopt
def attempt(f, *args):
    try: print(f(*args))
    except getopt.GetoptError as e: print(type(e).__name__, e, repr(e.msg), repr(e.opt), e.args)
for args in ('-a -b val x y', '-ab val', '-bval -a', '-a -- -b', '- -a', '-c', '-b', '--alpha --beta=1 z', '--al --be 2', '--beta', '--alpha=3', '--gamma', '--b=', '-a x -b 1 --alpha y', ''):
    words = args.split()
    attempt(getopt.getopt, words, 'ab:', ['alpha', 'beta='])
    attempt(getopt.gnu_getopt, words, 'ab:', ['alpha', 'beta='])
attempt(getopt.getopt, ['--fo'], '', ['foo', 'fob'])
attempt(getopt.getopt, ['--foo'], '', ['foo', 'foobar'])
attempt(getopt.getopt, ['--foo', 'x'], '', 'foo=')
attempt(getopt.gnu_getopt, ['-a', 'x', '-b'], '+ab')
attempt(getopt.getopt, ['-:'], 'a:')
attempt(getopt.getopt, [], '')
print(getopt.error is getopt.GetoptError, issubclass(getopt.GetoptError, Exception), getopt.short_has_arg('b', 'ab:'), getopt.long_has_args('be', ['beta=']))
