import sys
import time
from multiprocessing import Pipe

from crew import Crew
from host import QUICK, serve

TRIPS = 3_000 if QUICK else 20_000


def echo(count, end):
    for _ in range(count):
        end.send(end.recv())


def ping(count, end):
    began = time.perf_counter()
    for n in range(count):
        end.send(n)
        end.recv()
    return time.perf_counter() - began


def between_children():
    return max(crew.do(TRIPS)) * 1e6 / TRIPS


def from_parent():
    crew.orders[0].send(TRIPS)
    took = ping(TRIPS, other)
    crew.orders[0].recv()
    return took * 1e6 / TRIPS


if __name__ == "__main__":
    crew = Crew()
    one, other = Pipe()
    crew.add(echo, one)
    if sys.argv[1] == "children":
        crew.add(ping, other)
        serve(between_children)
    else:
        serve(from_parent)
