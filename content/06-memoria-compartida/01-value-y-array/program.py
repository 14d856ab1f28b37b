from multiprocessing import Array, Process, Value

notes = [0, 0, 0]


def bake(oven, baked, trays):
    for n in range(1, 101):
        with baked.get_lock():
            baked.value += 1
        trays[oven] = n
        notes[oven] = n


if __name__ == "__main__":
    baked = Value("i", 0)
    trays = Array("i", 3)
    ovens = [Process(target=bake, args=(i, baked, trays)) for i in range(2)]
    for p in ovens:
        p.start()
    for p in ovens:
        p.join()
    print(f"[[es:hornadas|en:batches]]: {baked.value}")
    print("[[es:bandejas|en:trays]]:", *trays)
    print("[[es:notas|en:notes]]:", *notes)
