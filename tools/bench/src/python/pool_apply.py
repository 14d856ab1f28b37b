from multiprocessing import Pool

from host import WORKERS, seconds, serve

OUTSTANDING = 50_000


def double(n):
    return n * 2


def outstanding():
    results = [pool.apply_async(double, (n,)) for n in range(OUTSTANDING)]
    assert sum(result.get() for result in results) == OUTSTANDING * (OUTSTANDING - 1)


if __name__ == "__main__":
    with Pool(WORKERS) as pool:
        serve(lambda: OUTSTANDING / seconds(outstanding))
