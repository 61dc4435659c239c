import os
import os.path
from os import path
def show(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(os.name, repr(os.sep), os.pathsep, repr(os.linesep), os.curdir, os.pardir, os.extsep, os.altsep, os.devnull, os.path is path, os.error)
print(path.join('a', 'b'), path.join('a/', 'b', '/c', 'd'), path.join('', 'x'), path.join('a', ''), path.join(b'a', b'b'))
for p in ('a/b.txt', '/', '/a', 'a', '', 'a/', '//a//b//', 'a.tar.gz', '.bashrc', 'a/.b', '..x.y', '/a/b/../c/./d', '../../x', '///x', '//x', './a', b'a/b.c'):
    print(p, path.split(p), path.splitext(p), path.basename(p), path.dirname(p), path.normpath(p), path.isabs(p), path.splitdrive(p))
print(path.commonprefix(['abc', 'abd']), path.commonpath(['/a/b/c', '/a/b/d']), path.commonpath(['a/b', 'a/c']), path.commonprefix([]))
show(lambda: path.commonpath([]))
show(lambda: path.commonpath(['a', '/b']))
show(lambda: path.join('a', 1))
show(lambda: path.join('a', b'b'))
show(lambda: path.basename(3))
show(lambda: path.relpath('/a/b/c', '/a/d'))
show(lambda: path.relpath('/a', '/a'))
show(lambda: path.relpath(''))
class P:
    def __fspath__(self): return 'p/q'
print(os.fspath(P()), isinstance(P(), os.PathLike), path.join(P(), 'r'), isinstance('x', os.PathLike))
show(lambda: os.fspath(3))
show(lambda: os.no_such_thing)
print(os.getenv('NO_SUCH_VARIABLE'), os.getenv('NO_SUCH_VARIABLE', 'd'), os.environ.get('NO_SUCH_VARIABLE'))
print(os.fsencode('é'), os.fsdecode(b'a'), path.abspath('/a/../b'))
