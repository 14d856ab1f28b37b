from multiprocessing import Pipe, Process


def cook(line):
    order = line.recv()
    print(f"[[es:el hijo recibe|en:the child receives]]: {order}")
    line.send(f"[[es:marchando|en:coming up]]: {order}")
    line.close()


if __name__ == "__main__":
    mine, theirs = Pipe()
    p = Process(target=cook, args=(theirs,))
    p.start()
    mine.send("[[es:una margarita|en:one margherita]]")
    print(f"[[es:el padre recibe|en:the parent receives]]: {mine.recv()}")
    p.join()
