from multiprocessing import Barrier, Lock, Process


def painter(name, first, second, meet):
    first.acquire()
    print(f"{name} [[es:tiene su primer cerrojo|en:has her first lock]]")
    meet.wait()  # [[es:cada una tiene ya uno|en:each has one by now]]
    got = second.acquire(timeout=0.5)
    print(f"{name}: [[es:¿y el segundo?|en:and the second?]] {got}")
    meet.wait()  # [[es:hasta aquí no suelta nadie|en:until here nobody lets go]]
    if got:
        second.release()
    first.release()


if __name__ == "__main__":
    brush = Lock()
    jar = Lock()
    meet = Barrier(2)
    painters = [
        Process(target=painter, args=("Ana", brush, jar, meet)),
        Process(target=painter, args=("Bea", jar, brush, meet)),
    ]
    for p in painters:
        p.start()
    for p in painters:
        p.join()
