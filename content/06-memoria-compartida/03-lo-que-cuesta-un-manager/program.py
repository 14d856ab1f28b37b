from multiprocessing import Manager, Value
from time import perf_counter


def timed(what, act):
    begin = perf_counter()
    for _ in range(100):
        act()
    seconds = perf_counter() - begin
    print(f"{what}: {round(seconds * 1_000_000)} µs")


if __name__ == "__main__":
    with Manager() as manager:
        count = Value("i", 0)
        book = manager.dict({"count": 0})
        timed("Value", lambda: setattr(count, "value", 5))
        timed("Manager", lambda: book.update(count=5))

        tables = manager.dict({"today": [7]})
        today = tables["today"]
        today.append(9)
        kept = tables["today"]
        print(f"[[es:mesas reservadas|en:tables booked]]: {len(kept)}")
