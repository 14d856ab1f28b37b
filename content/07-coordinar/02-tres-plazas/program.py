from multiprocessing import Event, Process, Queue, Semaphore


def car(n, places, gate, go):
    places.acquire()
    gate.put(n)  # [[es:entra|en:in it comes]]
    go.wait()  # [[es:aparcado|en:parked]]
    places.release()


if __name__ == "__main__":
    places = Semaphore(3)
    gate = Queue()
    go = Event()
    cars = [
        Process(target=car, args=(n, places, gate, go)) for n in range(1, 6)
    ]
    for p in cars:
        p.start()
    inside = []
    while len(inside) < 3:
        inside.append(gate.get())
    free = places.acquire(timeout=0.1)
    print(f"[[es:dentro hay|en:inside there are]] {len(inside)}")
    print(f"[[es:¿queda alguna plaza?|en:any place left?]] {free}")
    go.set()
    while len(inside) < 5:
        inside.append(gate.get())
    print(f"[[es:en total han entrado|en:in all there came]] {len(inside)}")
    for p in cars:
        p.join()
