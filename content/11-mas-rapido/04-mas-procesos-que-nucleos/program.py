from multiprocessing import Pool
from time import perf_counter, sleep

TASKS = [1, 2, 3, 4, 5, 6, 7, 8]


def compute(n):
    return sum(i % n for i in range(500_000))


def wait(_):
    sleep(0.1)


def timed(pool, task):
    start = perf_counter()
    pool.map(task, TASKS, chunksize=1)
    return round((perf_counter() - start) * 1000)


if __name__ == "__main__":
    for workers in (2, 8):
        with Pool(workers) as pool:
            timed(pool, wait)  # [[es:para que arranquen|en:to start them]]
            print(f"{workers}: [[es:calcular|en:computing]] {timed(pool, compute)} ms")
            print(f"{workers}: [[es:esperar|en:waiting]] {timed(pool, wait)} ms")
