class SystemRandom(Random):
    """Alternate random number generator using sources provided by the operating system."""

    _source = Random()

    def random(self):
        """Get the next random number in the range 0.0 <= X < 1.0."""
        return self._source.random()

    def getrandbits(self, k):
        """getrandbits(k) -> x.  Generates an int with k random bits."""
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        return self._source.getrandbits(k)

    def seed(self, *args, **kwds):
        "Stub method.  Not used for a system random number generator."
        return None

    def _notimplemented(self, *args, **kwds):
        "Method should not be called for a system random number generator."
        raise NotImplementedError('System entropy source does not have state.')

    getstate = setstate = _notimplemented


def __getattr__(name):
    if name == '__all__':
        return [n for n in globals() if n[:1] != '_']
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
