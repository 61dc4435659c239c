from array import array
import array as module


def attempt(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


for code in 'bBhHiIlLqQfd':
    a = array(code, [1, 2, 3])
    print(a, a.itemsize, a.typecode, a.tolist(), a.tobytes())
    attempt(array, code, [1 << 100])
    attempt(array, code, ['x'])
    attempt(array, code, 'ab')
attempt(array, 'b', [200])
attempt(array, 'B', [-1])
attempt(array, 'i', [1.5])
a = array('i', [5, 3, 8])
a.append(1)
a.extend([2, 2])
a.extend(array('i', [7]))
a.insert(0, 9)
a.insert(-1, 4)
print(a, len(a), a[0], a[-1], a[1:3], a[::-2], 3 in a, 'x' in a, a.count(2), a.index(8), a.pop(), a.pop(0), a)
a.remove(3)
a.reverse()
print(a, sum(a), max(a), sorted(a), list(a), a + array('i', [1]), a * 2, a == array('i', a.tolist()), a < array('d', [100.5]), a != [])
a[0] = 100
a[1:3] = array('i', [0])
del a[-1]
print(a, [x * 2 for x in a], bytes(array('b', b'abc').tobytes()), array('u', 'héllo').tounicode(), array('u', 'ab'), str(array('d')))
attempt(lambda: a[50])
attempt(lambda: a['x'])
attempt(a.remove, 999)
attempt(a.pop, 99)
attempt(a.append, 'x')
attempt(a.index, 12345)
attempt(lambda: a + [1])
attempt(lambda: a.__setitem__(slice(0, 1), [1]))
attempt(lambda: hash(a))
attempt(lambda: a.nothing)
attempt(array, 'z')
attempt(array, 5)
attempt(array)
attempt(a.frombytes, b'abc')
attempt(array('i').pop)
a.frombytes(b'\x01\x00\x00\x00')
a.byteswap()
print(a, array('H', [1, 2]).tobytes(), array('f', [0.1])[0], array('d', [0.1])[0], isinstance(a, array), type(a), module.ArrayType is array)
import copy
b = copy.copy(a)
b[0] = 1
print(a[0], b[0], copy.deepcopy(a) == a)
array('i', 'text')
