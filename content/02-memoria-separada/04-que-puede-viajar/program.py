from multiprocessing import Pipe


def double(n):
    return n * 2


def times(factor):
    return lambda n: n * factor  # [[es:usa una variable local|en:uses a local variable]]


def count():
    yield 1


if __name__ == "__main__":
    left, right = Pipe()
    things = {
        "[[es:una lista|en:a list]]": [1, 2],
        "[[es:una función|en:a function]]": double,
        "[[es:una función con su variable|en:a function with its variable]]": times(3),
        "[[es:un generador a medias|en:a generator half-way]]": count(),
    }
    for name, thing in things.items():
        try:
            left.send(thing)
            same = right.recv() is thing
            print(f"{name}: {'[[es:la misma|en:the same]]' if same else '[[es:una copia|en:a copy]]'}")
        except Exception:
            print(f"{name}: [[es:no viaja|en:does not travel]]")
