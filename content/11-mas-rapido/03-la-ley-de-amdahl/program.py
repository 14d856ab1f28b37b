from multiprocessing import Pool
from time import perf_counter, sleep

ALONE = 0.1  # [[es:s de uno solo: hacer la compra|en:s for one only: the shopping]]
SHARED = 0.4  # [[es:s que se pueden repartir: cocinar|en:s that can be shared out: cooking]]


def cook(seconds):
    sleep(seconds)


if __name__ == "__main__":
    with Pool(8) as pool:
        pool.map(cook, [0.2] * 8)  # [[es:para que arranquen|en:to start them]]
        for n in (1, 2, 4, 8):
            start = perf_counter()
            sleep(ALONE)
            pool.map(cook, [SHARED / n] * n)
            real = (ALONE + SHARED) / (perf_counter() - start)
            most = (ALONE + SHARED) / (ALONE + SHARED / n)
            print(f"{n}: {most:.2f} ([[es:medido|en:measured]] {real:.2f})")
