import sys
from multiprocessing import Array, Lock

from crew import Crew
from host import QUICK, seconds, serve

ALONE = 1_000_000
EACH = 500_000 if QUICK else 1_000_000


def acquire_alone():
    acquire, release = lock.acquire, lock.release
    for _ in range(ALONE):
        acquire()
        release()


def increment(count, lock, total):
    acquire, release = lock.acquire, lock.release
    for _ in range(count):
        acquire()
        total[0] += 1
        release()


def contended():
    total[0] = 0
    took = seconds(lambda: crew.do(EACH))
    assert total[0] == 2 * EACH
    return 2 * EACH / took


if __name__ == "__main__":
    lock = Lock()
    if sys.argv[1] == "alone":
        serve(lambda: ALONE / seconds(acquire_alone))
    else:
        total = Array("d", 1, lock=False)
        crew = Crew()
        for _ in range(2):
            crew.add(increment, lock, total)
        serve(contended)
