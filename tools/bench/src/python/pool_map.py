from multiprocessing import Pool

from host import WORKERS, seconds, serve

ITEMS = 1_000_000


def double(n):
    return n * 2


if __name__ == "__main__":
    items = list(range(ITEMS))
    with Pool(WORKERS) as pool:
        serve(lambda: ITEMS / seconds(lambda: pool.map(double, items)))
