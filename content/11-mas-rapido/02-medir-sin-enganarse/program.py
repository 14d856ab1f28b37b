from math import isqrt
from multiprocessing import Pool
from statistics import mean, median
from time import perf_counter


def is_prime(n):
    for i in range(2, isqrt(n) + 1):
        if n % i == 0:
            return False
    return True


if __name__ == "__main__":
    numbers = range(10_000_000_000, 10_000_000_300)
    times = []
    start = perf_counter()
    with Pool(2) as pool:
        for _ in range(8):
            pool.map(is_prime, numbers)
            end = perf_counter()
            times.append(round((end - start) * 1000))
            start = end
    first, *others = times
    print(f"[[es:la primera|en:the first]]: {first} ms")
    print(f"[[es:las otras|en:the others]]: {' '.join(map(str, others))}")
    print(f"[[es:media de todas|en:mean of all]]: {mean(times):.0f} ms")
    print(f"[[es:mediana de las otras|en:median of the others]]: {median(others)} ms")
