from multiprocessing import Process
from threading import Thread

count = 0


def add():
    global count
    count += 1


if __name__ == "__main__":
    tasks = [Thread(target=add) for _ in range(2)]
    for t in tasks:
        t.start()
    for t in tasks:
        t.join()
    print(f"[[es:tras dos tareas|en:after two tasks]]: {count}")

    processes = [Process(target=add) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print(f"[[es:tras dos procesos|en:after two processes]]: {count}")
