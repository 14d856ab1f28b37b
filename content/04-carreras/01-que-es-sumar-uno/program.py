from multiprocessing import Pipe, Process, Value


def add_one(name, total, turn):
    turn.recv()
    seen = total.value
    print(f"{name} [[es:lee|en:reads]] {seen}")
    turn.send("ok")
    turn.recv()
    total.value = seen + 1
    print(f"{name} [[es:escribe|en:writes]] {seen + 1}")
    turn.send("ok")


if __name__ == "__main__":
    total = Value("i", 0)
    lines = {}
    for name in "ab":
        mine, theirs = Pipe()
        lines[name] = mine
        Process(target=add_one, args=(name, total, theirs)).start()
    for name in "abab":  # [[es:los turnos|en:the turns]]
        lines[name].send("go")
        lines[name].recv()
    print(f"total: {total.value}")
