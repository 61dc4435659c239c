import re
import sys
import unittest


class Out:
    """Standard output without times."""

    def write(self, text):
        sys.stdout.write(re.sub(r'in \d+\.\d+s', 'in Ns', text))

    def flush(self):
        pass


class Life(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('class up')
        cls.addClassCleanup(print, 'class cleanup')

    @classmethod
    def tearDownClass(cls):
        print('class down')

    def setUp(self):
        print('up', self._testMethodName)
        self.addCleanup(print, 'cleanup 1')
        self.addCleanup(print, 'cleanup 2')

    def tearDown(self):
        print('down')

    def test_passes(self):
        """Passes.

        In two lines."""

    def test_fails(self):
        self.fail('on purpose')

    def test_errs(self):
        {}['key']

    @unittest.skip('not today')
    def test_skipped(self):
        pass

    def test_skips(self):
        self.skipTest('inside')

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 2)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass


class Parts(unittest.TestCase):
    def test_parts(self):
        for i in range(5):
            with self.subTest('odd', i=i):
                self.assertFalse(i % 2)
        with self.subTest():
            {}['x']

    def test_chained(self):
        try:
            int('x')
        except ValueError as e:
            raise RuntimeError('chained') from e


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError('no class')

    def test_never(self):
        pass


@unittest.skipUnless(sys.version_info < (3,), 'no such version')
class Skipped(unittest.TestCase):
    def test_never(self):
        pass


class Order(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass

    def helper(self):
        pass

    test_not_callable = 5


load = unittest.defaultTestLoader.loadTestsFromTestCase
for verbosity in 0, 1, 2:
    suite = unittest.TestSuite([load(Life), load(Parts), load(Broken), load(Skipped), load(Order)])
    print(suite.countTestCases())
    result = unittest.TextTestRunner(Out(), verbosity=verbosity).run(suite)
    print(result, result.wasSuccessful())
print(unittest.TextTestRunner(Out(), failfast=True, verbosity=2).run(load(Life)))
print(unittest.TextTestRunner(Out()).run(unittest.TestSuite()).wasSuccessful())
print(unittest.defaultTestLoader.getTestCaseNames(Order))
print(Order('test_a'), repr(Order('test_a')), Order('test_a').id(), Life('test_passes').shortDescription())
print(Order('test_a') == Order('test_a'), Order('test_a') == Order('test_b'))
try:
    Order('test_c')
except ValueError as e:
    print(e)
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromName('Order', sys.modules['__main__']).run(result)
print(result.testsRun, result.failures, result.errors)
print(unittest.FunctionTestCase(lambda: None, description='words').shortDescription())


class Empty(Order):
    pass


unittest.main(argv=['prog', '-q', 'Empty.test_a'], testRunner=unittest.TextTestRunner(Out()))
