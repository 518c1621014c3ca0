"""Writers of one process take turns where the database has room for one alone."""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")


class Turn:
    """A lock that is handed on in the order in which it was asked for."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._queue: deque[threading.Event] = deque()

    def __enter__(self) -> None:
        mine = threading.Event()
        with self._mutex:
            self._queue.append(mine)
            self._queue[0].set()
        mine.wait()

    def __exit__(self, *_error: object) -> None:
        with self._mutex:
            self._queue.popleft()
            if self._queue:
                self._queue[0].set()


_turn = Turn()


def in_turn(action: Callable[P, R]) -> Callable[P, R]:
    """`transaction.atomic`, and on SQLite one thread after another.

    SQLite lets who finds it taken sleep and look again, for longer and longer, while others overtake: one of
    eight may wait for more than a second. Here who came first goes first; between processes, it stays so.
    """

    @wraps(action)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        # Who is in a transaction already has the database.
        must_wait = connection.vendor == "sqlite" and not connection.in_atomic_block
        with _turn if must_wait else nullcontext(), transaction.atomic():
            return action(*args, **kwargs)

    return act
