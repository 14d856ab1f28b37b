from multiprocessing import Process

from host import seconds, serve


def nothing():
    pass


def start_and_join(count):
    processes = [Process(target=nothing) for _ in range(count)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    serve(lambda count: seconds(lambda: start_and_join(count)) * 1000, sized=True)
