"""What one write costs in Python: of a number to a Value, and of the same number to a dictionary that a manager keeps."""

import json
from multiprocessing import Manager, Value
from time import perf_counter

CALLS = 1000
ROUNDS = 20


def cost_of(act):
    """Microseconds that one call takes, in the quickest of some rounds: what others do on the machine only makes it slower."""
    rounds = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        for _ in range(CALLS):
            act()
        rounds.append(perf_counter() - begin)
    return min(rounds) * 1_000_000 / CALLS


if __name__ == "__main__":
    with Manager() as manager:
        count = Value("i", 0)
        book = manager.dict({"count": 0})
        value = cost_of(lambda: setattr(count, "value", 5))
        call = cost_of(lambda: book.update(count=5))
    microseconds = lambda cost, digits: {"value": cost, "unit": "µs", "digits": digits}
    print(json.dumps({"value": microseconds(value, 1), "manager": microseconds(call, 0)}))
