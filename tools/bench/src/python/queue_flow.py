import sys
from multiprocessing import Queue

from crew import Crew
from host import QUICK, seconds, serve

PAIRS = int(sys.argv[1])
EACH = (20_000 if QUICK else 100_000) // PAIRS


def produce(count, queue):
    for n in range(count):
        queue.put(n)


def consume(count, queue):
    for _ in range(count):
        queue.get()


if __name__ == "__main__":
    crew = Crew()
    queue = Queue()
    for _ in range(PAIRS):
        crew.add(produce, queue)
        crew.add(consume, queue)
    serve(lambda: EACH * PAIRS / seconds(lambda: crew.do(EACH)))
