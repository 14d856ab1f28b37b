from multiprocessing import Event, Process, Value


def runner(name, start, metres):
    start.wait()
    print(f"{name}: {metres.value} m")


if __name__ == "__main__":
    start = Event()
    metres = Value("i", 0)

    def run(name):
        return Process(target=runner, args=(name, start, metres))

    early = [run(name) for name in ["Ana", "Bea", "Carla"]]
    for p in early:
        p.start()
    metres.value = 75  # [[es:se decide la distancia|en:the distance is decided]]
    start.set()
    for p in early:
        p.join()
    late = run("Dora")  # [[es:llega cuando todo ha pasado|en:comes when it is all over]]
    late.start()
    late.join()
