from math import isqrt
from multiprocessing import Pool
from time import perf_counter


def is_prime(n):
    for i in range(2, isqrt(n) + 1):
        if n % i == 0:
            return False
    return True


if __name__ == "__main__":
    numbers = range(100_000_000_000, 100_000_000_300)
    with Pool(2) as pool:
        pool.map(is_prime, numbers[:20])  # [[es:para que arranquen|en:to start them]]

        start = perf_counter()
        primes = sum(map(is_prime, numbers))
        alone = (perf_counter() - start) * 1000
        print(f"[[es:solo el padre|en:the parent alone]]: {primes}, {alone:.0f} ms")

        start = perf_counter()
        primes = sum(pool.map(is_prime, numbers))
        shared = (perf_counter() - start) * 1000
        print(f"[[es:entre dos|en:shared by two]]: {primes}, {shared:.0f} ms")
        print(f"[[es:aceleración|en:speed-up]]: {alone / shared:.2f}")
