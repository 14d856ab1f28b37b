from multiprocessing import Process, Queue


def cook(name, plates):
    for n in range(1, 3):
        plates.put(f"{name}{n}")


if __name__ == "__main__":
    plates = Queue()
    cooks = [Process(target=cook, args=(name, plates)) for name in "ab"]
    for p in cooks:
        p.start()
    for _ in range(4):
        print(f"[[es:servido|en:served]]: {plates.get()}")
    for p in cooks:
        p.join()
    print(f"[[es:¿cola vacía?|en:queue empty?]] {plates.empty()}")
