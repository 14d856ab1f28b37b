from multiprocessing import Process
from time import sleep


def bake(pizza, ms):
    print(f"{pizza}: 0 %")
    sleep(ms / 1000)
    print(f"{pizza}: 100 %")


if __name__ == "__main__":
    processes = [
        Process(target=bake, args=("margarita", 900)),
        Process(target=bake, args=("diavola", 600)),
        Process(target=bake, args=("marinara", 300)),
    ]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    print("[[es:todas listas|en:all ready]]")
