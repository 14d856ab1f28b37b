from multiprocessing import Pipe, Process

from host import seconds, serve

BYTES = 64 * 2**20


def receive(end):
    while True:
        end.send(len(end.recv_bytes()))


def send():
    here.send_bytes(data)
    assert here.recv() == BYTES


if __name__ == "__main__":
    here, there = Pipe()
    Process(target=receive, args=(there,), daemon=True).start()
    data = bytearray(BYTES)
    serve(lambda: BYTES / 1e9 / seconds(send))
