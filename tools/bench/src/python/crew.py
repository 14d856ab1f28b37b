"""Long-lived processes that each do their work as often as they are told, and say when they have done it."""

from multiprocessing import Pipe, Process


def obey(orders, work, args):
    while True:
        orders.send(work(orders.recv(), *args) or 0)


class Crew:
    def __init__(self):
        self.orders = []

    def add(self, work, *args):
        here, there = Pipe()
        Process(target=obey, args=(there, work, args), daemon=True).start()
        self.orders.append(here)

    def do(self, count):
        for order in self.orders:
            order.send(count)
        return [order.recv() for order in self.orders]
