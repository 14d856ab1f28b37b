from multiprocessing import Process

tomatoes = 3


def cook():
    global tomatoes
    tomatoes -= 2
    print(f"[[es:en el hijo quedan|en:left in the child]]: {tomatoes}")


if __name__ == "__main__":
    p = Process(target=cook)
    p.start()
    p.join()
    print(f"[[es:en el padre quedan|en:left in the parent]]: {tomatoes}")
