import difflib
import random

# The longest block, the blocks, the steps.
s = difflib.SequenceMatcher(None, 'qabxcd', 'abycdf')
print(s.find_longest_match(0, 6, 0, 6))
print(s.get_matching_blocks())
for step in s.get_opcodes():
    print(step)
print(s.ratio(), s.quick_ratio(), s.real_quick_ratio())
print(difflib.SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9))
print(difflib.SequenceMatcher(None, '', '').ratio(), difflib.SequenceMatcher(None, [], []).get_opcodes())
print(difflib.SequenceMatcher(None, [1, 2, 3], [1, 3, 5]).ratio())

# What is nearly everywhere in a long sequence is left out, unless told otherwise.
long = 'x' * 150 + 'abcdefghij' * 10
for autojunk in True, False:
    s = difflib.SequenceMatcher(None, 'x' * 40 + 'abc', long, autojunk)
    print(sorted(s.bpopular), s.ratio(), len(s.get_matching_blocks()))

print(difflib.get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']))
print(difflib.get_close_matches('whi', ['while', 'with', 'for', 'white'], n=1))
print(difflib.get_close_matches('zzz', ['a', 'b']))
for args in ({'n': 0}, {'cutoff': 1.5}):
    try:
        difflib.get_close_matches('a', ['a'], **args)
    except ValueError as e:
        print(e)

one = 'one\ntwo\nthree\nemu\n'.splitlines(True)
two = 'ore\ntree\nemu\nextra\n'.splitlines(True)
diff = list(difflib.ndiff(one, two))
print(''.join(diff), end='')
print(list(difflib.restore(diff, 1)) == one, list(difflib.restore(diff, 2)) == two)
try:
    list(difflib.restore(diff, 3))
except ValueError as e:
    print(e)
print(''.join(difflib.Differ().compare(['\tabcDefghiJkl\n', 'same\n'], ['\tabcdefGhijkl\n', 'same\n'])))

a = ['line %d' % i for i in range(30)]
b = a[:5] + ['new'] + a[5:14] + a[15:20] + ['changed'] + a[21:]
for line in difflib.unified_diff(a, b, 'before', 'after', '2001', '2002', lineterm=''):
    print(line)
for line in difflib.context_diff(a, b, 'before', 'after', n=1, lineterm=''):
    print(line)
print(list(difflib.unified_diff(a, a)), list(difflib.unified_diff([], ['x'], lineterm='')))
print([list(g) for g in difflib.SequenceMatcher(None, a, b).get_grouped_opcodes(1)])

random.seed(5)
for i in range(8):
    a = [''.join(random.choice('ab c') for _ in range(random.randrange(6))) for _ in range(random.randrange(9))]
    b = [line if random.random() < .6 else line[::-1] + 'q' for line in a if random.random() < .8]
    print('|'.join(difflib.ndiff(a, b)))
    print(difflib.SequenceMatcher(difflib.IS_CHARACTER_JUNK, ''.join(a), ''.join(b)).get_matching_blocks())
for bad in ((['a'], [b'a']), ([1], ['a'])):
    try:
        list(difflib.unified_diff(*bad))
    except TypeError as e:
        print(e)
print(list(difflib.diff_bytes(difflib.unified_diff, [b'a\xff', b'b'], [b'a\xff', b'c'], b'x', b'y', lineterm=b'')))
print(difflib.IS_LINE_JUNK('  #  \n'), difflib.IS_LINE_JUNK('x\n'), difflib.IS_CHARACTER_JUNK('\t'))
