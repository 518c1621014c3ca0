"""Writers take turns: first come, first served."""

import threading

import pytest
from django.db import connection

from assessment.turns import Turn, in_turn


def test_who_came_first_goes_first():
    turn, order, threads = Turn(), [], []

    def take(number: int) -> None:
        with turn:
            order.append(number)

    with turn:
        for number in range(8):
            threads.append(threading.Thread(target=take, args=[number]))
            threads[-1].start()
            while len(turn._queue) < number + 2:
                threads[-1].join(0.001)
        assert order == []
    for thread in threads:
        thread.join(10)
    assert order == list(range(8))


def test_a_turn_is_handed_on_after_an_error():
    turn = Turn()
    with pytest.raises(ZeroDivisionError), turn:
        raise ZeroDivisionError
    with turn:
        pass


@pytest.mark.django_db(transaction=True)
def test_an_action_inside_another_waits_for_nobody():
    @in_turn
    def inner() -> bool:
        return connection.in_atomic_block

    assert in_turn(inner)()
