import time
from multiprocessing import Pool

from host import WORKERS, serve

ROUND = 0.2


def double(n):
    return n * 2


def one_by_one():
    began = time.perf_counter()
    count = 0
    while time.perf_counter() - began < ROUND:
        pool.apply(double, (count,))
        count += 1
    return (time.perf_counter() - began) * 1e6 / count


if __name__ == "__main__":
    with Pool(WORKERS) as pool:
        serve(one_by_one)
