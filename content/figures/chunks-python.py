"""How many times as long 20,000 tiny tasks take in chunks of one as in chunks of a thousand, and those as without a pool, in Python."""

import json
from multiprocessing import Pool
from statistics import median
from time import perf_counter

ROUNDS = 9
NUMBERS = range(20_000)


def double(n):
    return n * 2


def time_of(work):
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    with Pool(2) as pool:
        works = {
            "ones": lambda: pool.map(double, NUMBERS, 1),
            "thousands": lambda: pool.map(double, NUMBERS, 1000),
            "alone": lambda: list(map(double, NUMBERS)),
        }
        # Interleaved, so that what the machine does meanwhile falls on all alike; the first round warms up.
        rounds = [{name: time_of(work) for name, work in works.items()} for _ in range(ROUNDS + 1)]
    middle = {name: median(each[name] for each in rounds[1:]) for name in works}
    times = lambda value: {"value": value, "unit": ""}
    print(json.dumps({"ones": times(middle["ones"] / middle["thousands"]), "alone": times(middle["thousands"] / middle["alone"])}))
