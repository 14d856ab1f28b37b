from multiprocessing import Lock, Process, Value
from time import perf_counter, sleep


def cook(inside, plates, lock):
    for _ in range(2):
        if not inside:
            sleep(0.1)  # [[es:cocinar, fuera|en:to cook, outside]]
        with lock:
            if inside:
                sleep(0.1)  # [[es:cocinar, dentro|en:to cook, inside]]
            plates.value += 1


def kitchen(name, inside):
    plates = Value("i", 0)
    args = (inside, plates, Lock())
    cooks = [Process(target=cook, args=args) for _ in range(3)]
    begin = perf_counter()
    for p in cooks:
        p.start()
    for p in cooks:
        p.join()
    ms = round((perf_counter() - begin) * 1000)
    print(f"{name}: {plates.value} [[es:platos|en:plates]], {ms} ms")


if __name__ == "__main__":
    kitchen("[[es:dentro|en:inside]]", True)
    kitchen("[[es:fuera|en:outside]]", False)
