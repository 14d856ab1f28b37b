import sys
from multiprocessing import get_context

from host import seconds, serve

COUNT = 10


def nothing():
    pass


def start_and_join():
    for _ in range(COUNT):
        process = context.Process(target=nothing)
        process.start()
        process.join()


if __name__ == "__main__":
    context = get_context(sys.argv[1])
    serve(lambda: seconds(start_and_join) * 1000 / COUNT)
