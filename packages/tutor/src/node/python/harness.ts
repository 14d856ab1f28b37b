/**
 * What each process of a Python program loads before anything else, as `sitecustomize`: it reports to the tutor what the process does, as
 * the harness of programs in TypeScript does. It stands here as a text, so that it is wherever this module is.
 *
 * `multiprocessing` is what starts processes, so it is watched from the inside: `BaseProcess.start`, `join` and `_bootstrap`, which are the
 * same in every version since 3.8 and for each start method. Reports are lines of JSON, each written in one piece.
 */

/** What the harness is told by its environment. */
export const PYTHON_ENV = { nonce: "MP_TUTOR_NONCE", program: "MP_TUTOR_PROGRAM" } as const;

export const PYTHON_HARNESS: string = String.raw`
import codecs, io, json, os, sys, time

FD = 3
NONCE = os.environ.get("MP_TUTOR_NONCE")
PROGRAM = os.environ.get("MP_TUTOR_PROGRAM")
HERE = os.path.dirname(os.path.abspath(__file__))


def chain():
    # There may be another one of this name, which this one stands before.
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    sys.path[:] = [p for p in sys.path if os.path.abspath(p) != HERE]
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(module_from_spec(spec))


def now():
    return time.monotonic() * 1000


def write(report):
    line = (json.dumps({"time": now(), **report, "nonce": NONCE}) + "\n").encode()
    while line:
        line = line[os.write(FD, line):]


def who():
    process = sys.modules.get("multiprocessing.process")
    name = process.current_process().name if process else "MainProcess"
    return {"pid": os.getpid(), "name": name}


def line():
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename == PROGRAM:
            return {"line": frame.f_lineno}
        frame = frame.f_back
    return {}


def tell(type, **more):
    write(dict(more, type=type, process=who(), **line()))


class Reported(io.RawIOBase):
    # Short enough that a report with it is written in one piece, whatever has to be escaped.
    LONGEST = 500

    def __init__(self, fd, stream):
        self.fd, self.stream = fd, stream
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self):
        return True

    def fileno(self):
        return self.fd

    def write(self, data):
        text = self.decoder.decode(bytes(data))
        for at in range(0, len(text), self.LONGEST):
            piece = text[at:at + self.LONGEST]
            write({"type": "output", "process": who(), "stream": self.stream, "text": piece})
        return len(data)


def capture(fd, stream):
    # As in a terminal, where each line is written whole and at once.
    return io.TextIOWrapper(
        io.BufferedWriter(Reported(fd, stream)), encoding="utf-8", errors="backslashreplace", line_buffering=True
    )


def target(process):
    return {"pid": process.pid or 0, "name": process.name}


def watch(process):
    Base = process.BaseProcess
    start, join, bootstrap = Base.start, Base.join, Base._bootstrap

    def watched_start(self):
        before = now()
        start(self)
        # Its pid is known from here on; it may be up already.
        tell("process.start", target=target(self), time=before)

    def watched_join(self, timeout=None):
        tell("join.begin", target=target(self))
        try:
            return join(self, timeout)
        finally:
            tell("join.end", target=target(self), exitCode=self.exitcode)

    def watched_bootstrap(self, *args, **kwargs):
        me = {"pid": os.getpid(), "name": self.name}
        write({"type": "process.begin", "process": me})
        try:
            return bootstrap(self, *args, **kwargs)
        finally:
            write({"type": "process.end", "process": me})

    Base.start, Base.join, Base._bootstrap = watched_start, watched_join, watched_bootstrap


def lend():
    # Processes that are not forked are given the descriptors they are known to need: this is one.
    import multiprocessing.util as util

    spawn = util.spawnv_passfds
    util.spawnv_passfds = lambda path, args, fds: spawn(path, args, sorted({*fds, FD}))


def is_there(fd):
    try:
        os.fstat(fd)
        return True
    except OSError:
        return False


if NONCE and is_there(FD):
    import multiprocessing.process

    sys.stdout, sys.stderr = capture(1, "stdout"), capture(2, "stderr")
    watch(multiprocessing.process)
    if os.name == "posix":
        lend()
    if "MP_TUTOR_READY" not in os.environ:
        os.environ["MP_TUTOR_READY"] = "1"
        write({"type": "ready"})
chain()
`;
