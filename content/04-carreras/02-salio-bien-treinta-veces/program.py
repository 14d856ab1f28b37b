from multiprocessing import Process, Value


def charge(price):
    print(f"[[es:cobrado|en:charged]]: {price.value}")


def serve(delayed):
    price = Value("i", 0)
    p = Process(target=charge, args=(price,))
    p.start()
    if delayed:
        p.join()  # [[es:al padre lo paran aquí|en:the parent is held up here]]
    price.value = 12
    p.join()


if __name__ == "__main__":
    serve(False)
    serve(True)
