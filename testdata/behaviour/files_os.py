# os and os.path with files and folders.
import os
import os.path
import stat


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)


print(attempt(os.mkdir, 'data'), attempt(os.mkdir, 'data'), attempt(os.makedirs, 'data/a/b'), attempt(os.makedirs, 'data/a/b'), attempt(os.makedirs, 'data/a/b', exist_ok=True))
for name in ('one.txt', 'two.txt', 'a/three.bin'):
    with open(os.path.join('data', name), 'w') as f:
        f.write('x' * len(name))
print(sorted(os.listdir('data')), sorted(os.listdir(b'data')), attempt(os.listdir, 'none'), attempt(os.listdir, 'data/one.txt'), attempt(os.listdir, 5.5))
for path in ('data', 'data/one.txt', 'data/none', '.', '', 'data/a/three.bin', 'data/one.txt/x', b'data'):
    print(path, os.path.exists(path), os.path.isfile(path), os.path.isdir(path), os.path.islink(path), os.path.lexists(path),
          attempt(os.path.getsize, path) if not os.path.isdir(path) else 'folder', os.access(path, os.R_OK))
s = os.stat('data/two.txt')
print(s.st_size, s[6], stat.S_ISREG(s.st_mode), stat.S_ISDIR(os.stat('data').st_mode), len(s), s.st_mtime > 1e9, isinstance(s, tuple), s.st_mtime == os.path.getmtime('data/two.txt'))
print(attempt(os.stat, 'gone'), attempt(os.stat, 5.5), attempt(os.remove, 'gone'), attempt(os.remove, 'data'), attempt(os.rmdir, 'data'), attempt(os.rmdir, 'data/one.txt'))
print(attempt(os.rename, 'data/one.txt', 'data/uno.txt'), attempt(os.rename, 'gone', 'x'), attempt(os.replace, 'data/uno.txt', 'data/two.txt'), sorted(os.listdir('data')))
for root, dirs, files in os.walk('data'):
    print(root, sorted(dirs), sorted(files))
print([x[0] for x in os.walk('data', topdown=False)], list(os.walk('nothing')))
with os.scandir('data') as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.name, e.path, e.is_file(), e.is_dir(), e.is_symlink(), os.fspath(e), e.stat().st_size if e.is_file() else '')
cwd = os.getcwd()
print(os.path.isabs(cwd), os.path.abspath('data') == os.path.join(cwd, 'data'), os.path.realpath('data/../data') == os.path.realpath('data'), os.path.samefile('data', './data'))
os.chdir('data')
print(sorted(os.listdir()), os.path.basename(os.getcwd()), os.path.exists('two.txt'), open('two.txt').read())
os.chdir('..')
print(os.getcwd() == cwd, attempt(os.chdir, 'gone'), attempt(os.chdir, 'data/two.txt'))
for name in ('data/a/three.bin', 'data/two.txt'):
    os.unlink(name)
print(attempt(os.removedirs, 'data/a/b'), os.path.exists('data'))
try:
    open('no/such/file.txt')
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename, e.filename2, e.args, repr(e))
try:
    os.rename('p', 'q')
except OSError as e:
    print(type(e).__name__, e.errno, e.filename, e.filename2, e.args)
os.environ['NEW_VARIABLE'] = 'value'
print(os.environ['NEW_VARIABLE'], os.getenv('NEW_VARIABLE'), 'NEW_VARIABLE' in os.environ, os.environ.pop('NEW_VARIABLE'), attempt(lambda: os.environ['NEW_VARIABLE']),
      attempt(os.environ.__setitem__, 'a', 1), attempt(os.environ.__setitem__, 1, 'a'), os.path.expandvars('$NOT_THERE/${NOR_THIS}/x'))
print(os.strerror(2), os.strerror(13), os.name, len(os.urandom(5)), stat.filemode(0o100644), stat.filemode(0o40755), oct(stat.S_IMODE(0o100644)), stat.S_IFMT(0o100644) == stat.S_IFREG)
