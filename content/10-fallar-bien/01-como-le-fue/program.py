from multiprocessing import Process
from sys import exit
from time import sleep


def bakes():
    pass


def quits():
    exit(3)


def fails():
    raise RuntimeError("[[es:el horno no enciende|en:the oven does not light]]")


def sleeps():
    sleep(60)


if __name__ == "__main__":
    for target in [bakes, quits, fails, sleeps]:
        p = Process(target=target)
        p.start()
        if target is sleeps:
            p.terminate()
        p.join()
        print(f"{target.__name__}: {p.exitcode}")
    print("[[es:y el padre sigue|en:and the parent goes on]]")
