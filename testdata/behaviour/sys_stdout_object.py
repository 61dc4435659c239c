# Objects of the program's own in the place of sys.stdout.
import sys


class Numbered:
    def __init__(self, target):
        self.target = target
        self.count = 0
        self.begin = True

    def write(self, text):
        for line in text.splitlines(True):
            if self.begin:
                self.count += 1
                self.target.write('%3d: ' % self.count)
            self.target.write(line)
            self.begin = line.endswith('\n')
        return len(text)

    def flush(self):
        self.target.write('[flushed]\n')


sys.stdout = Numbered(sys.__stdout__)
print('first')
print('second', 'line', sep='\n')
print('no end', end='')
print()
print('flush', flush=True)
print(input.__name__, file=None)


class Silent:
    def write(self, text):
        sys.__stdout__.write('<%s>' % text)


old, sys.stdout = sys.stdout, Silent()
print('a', 1, end='.')
try:
    print('b', flush=True)
except AttributeError as e:
    sys.__stdout__.write(str(e) + '\n')
sys.stdout = None
print('nothing at all')
del sys.stdout
try:
    print('lost')
except RuntimeError as e:
    sys.__stdout__.write(str(e) + '\n')
sys.stdout = old
print('the end')
sys.exit('left by exit')
