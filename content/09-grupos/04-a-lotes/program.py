from multiprocessing import Pool
from time import perf_counter


def double(n):
    return n * 2


if __name__ == "__main__":
    numbers = range(20_000)
    with Pool(2) as pool:
        pool.map(double, numbers)  # [[es:para que estén ya en marcha|en:to have them started]]
        times = []
        for chunksize in (1, 1000):
            start = perf_counter()
            pool.map(double, numbers, chunksize)
            ms = (perf_counter() - start) * 1000
            print(f"[[es:de {chunksize} en {chunksize}|en:{chunksize} by {chunksize}]]: {ms:.0f} ms")
            times.append(ms)
        ones, thousands = times
        winner = "[[es:de 1 en 1|en:1 by 1]]" if ones < thousands else "[[es:de 1000 en 1000|en:1000 by 1000]]"
        print(f"[[es:gana|en:the winner]]: {winner}")
