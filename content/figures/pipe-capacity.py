"""How many bytes a queue's child can put and still be joined before anybody takes them out: what a pipe holds, on Linux."""

import json
from multiprocessing import get_context

CONTEXT = get_context("fork")
WAIT = 5


def put(queue, size):
    queue.put(b"x" * size)


def can_be_joined(size):
    queue = CONTEXT.Queue()
    child = CONTEXT.Process(target=put, args=(queue, size))
    child.start()
    child.join(WAIT)
    joined = not child.is_alive()
    queue.get()
    child.join()
    return joined


sizes = [1_000, 10_000, 60_000, 65_000, 70_000, 1_000_000]
joined = [size for size in sizes if can_be_joined(size)]
stuck = [size for size in sizes if size not in joined]
assert max(joined) < min(stuck), "there is no one size from which on it waits"
kilobytes = lambda size: {"value": size / 1000, "unit": "kB", "digits": 0}
print(json.dumps({"joined": kilobytes(max(joined)), "stuck": kilobytes(min(stuck))}))
