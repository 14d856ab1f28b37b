from multiprocessing import Pool
from time import sleep


def square(n):
    sleep(n / 10)
    print(f"[[es:calculado|en:computed]] {n} x {n}")
    return n * n


if __name__ == "__main__":
    with Pool(4) as pool:
        results = pool.map(square, [4, 3, 2, 1])
        print(f"map: {', '.join(map(str, results))}")
        print(f"apply: {pool.apply(square, (5,))}")
