from multiprocessing import Process, Queue
from queue import Full


def cook(plates):
    for n in range(1, 4):
        try:
            plates.put(n, timeout=0.3)
            print(f"[[es:plato|en:plate]] {n}: [[es:en el mostrador|en:on the counter]]")
        except Full:
            print(f"[[es:plato|en:plate]] {n}: [[es:no cabe|en:no room]]")


if __name__ == "__main__":
    plates = Queue(maxsize=2)
    p = Process(target=cook, args=(plates,))
    p.start()
    p.join()  # [[es:nadie sirve mientras tanto|en:nobody serves meanwhile]]
    print(f"[[es:servido el plato|en:served plate]] {plates.get()}")
    print(f"[[es:servido el plato|en:served plate]] {plates.get()}")
