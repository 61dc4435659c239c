"""A multi-producer, multi-consumer queue, for the one thread that there is."""

from collections import deque
from heapq import heappush, heappop
from time import monotonic, sleep
#: since 3.9
from types import GenericAlias
#: end

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']
#: since 3.13
__all__.append('ShutDown')
#: end


class Empty(Exception):
    """Exception raised by Queue.get(block=0)/get_nowait()."""


Empty.__module__ = '_queue'


class Full(Exception):
    """Exception raised by Queue.put(block=0)/put_nowait()."""


#: since 3.13
class ShutDown(Exception):
    """Raised when put/get with shut-down queue."""
#: end


def _wait(blocked, timeout, error):
    """Waits while blocked() is true: with no other thread nothing will ever change that."""
    end = None if timeout is None else monotonic() + timeout
    while blocked():
        if end is None:
            sleep(3600)
            continue
        left = end - monotonic()
        if left <= 0:
            raise error
        sleep(left)


class Queue:
    """Create a queue object with a given maximum size."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        #: since 3.13
        self.is_shutdown = False
        #: end
        self._init(maxsize)

    #: since 3.9
    __class_getitem__ = classmethod(GenericAlias)
    #: end

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def task_done(self):
        """Indicate that a formerly enqueued task is complete."""
        if self.unfinished_tasks <= 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks -= 1

    def join(self):
        """Blocks until all items in the Queue have been gotten and processed."""
        _wait(lambda: self.unfinished_tasks, None, None)

    def qsize(self):
        """Return the approximate size of the queue (not reliable!)."""
        return self._qsize()

    def empty(self):
        """Return True if the queue is empty, False otherwise (not reliable!)."""
        return not self._qsize()

    def full(self):
        """Return True if the queue is full, False otherwise (not reliable!)."""
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item into the queue."""
        #: since 3.13
        if self.is_shutdown:
            raise ShutDown
        #: end
        if self.maxsize > 0:
            if not block:
                if self.full():
                    raise Full
            elif timeout is not None and timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            else:
                _wait(self.full, timeout, Full)
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Remove and return an item from the queue."""
        #: since 3.13
        if self.is_shutdown and not self._qsize():
            raise ShutDown
        #: end
        if not block:
            if not self._qsize():
                raise Empty
        elif timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            _wait(self.empty, timeout, Empty)
        return self._get()

    def put_nowait(self, item):
        """Put an item into the queue without blocking."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item from the queue without blocking."""
        return self.get(block=False)
    #: since 3.13

    def shutdown(self, immediate=False):
        """Shut-down the queue, making queue gets and puts raise ShutDown."""
        self.is_shutdown = True
        if immediate:
            while self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1
    #: end


class PriorityQueue(Queue):
    """Variant of Queue that retrieves open entries in priority order (lowest first)."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Variant of Queue that retrieves most recently added entries first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """Simple, unbounded, reentrant FIFO queue."""

    def __init__(self):
        self._queue = deque()

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)

    def put_nowait(self, item):
        self._queue.append(item)

    def get(self, block=True, timeout=None):
        if not block and not self._queue:
            raise Empty
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        _wait(self.empty, timeout, Empty)
        return self._queue.popleft()

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._queue

    def qsize(self):
        return len(self._queue)


SimpleQueue.__module__ = '_queue'
