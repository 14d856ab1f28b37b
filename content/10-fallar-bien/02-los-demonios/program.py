from multiprocessing import Event, Process, Value
from time import sleep


def copier(pages, begun):
    pages.value = 1
    begun.set()
    sleep(1)  # [[es:la segunda página tarda|en:the second page takes a while]]
    pages.value = 2


def office(pages, begun, daemon):
    Process(target=copier, args=(pages, begun), daemon=daemon).start()
    begun.wait()
    # [[es:y la oficina cierra|en:and the office closes]]


if __name__ == "__main__":
    for daemon in [False, True]:
        pages = Value("i", 0)
        p = Process(target=office, args=(pages, Event(), daemon))
        p.start()
        p.join()
        print(f"[[es:¿demonio?|en:daemon?]] {daemon}: {pages.value}")
