from multiprocessing import Process, current_process, parent_process
from time import sleep


def worker():
    me = current_process()
    parent = parent_process()
    print(f"{me.name}: pid {me.pid}, [[es:hijo de|en:child of]] {parent.pid}")
    sleep(0.4)  # [[es:como si trabajara|en:as if it were working]]


if __name__ == "__main__":
    p = Process(target=worker)
    print(f"[[es:creado: ¿vive?|en:created: alive?]] {p.is_alive()}")
    p.start()
    print(f"[[es:en marcha: ¿vive?|en:started: alive?]] {p.is_alive()}")
    p.join()
    print(f"[[es:terminado: ¿vive?|en:ended: alive?]] {p.is_alive()}")
    print(f"[[es:código de salida|en:exit code]]: {p.exitcode}")
