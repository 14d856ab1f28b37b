"""The process of a CPython subject: a round for each line read, answers on file descriptor 3."""

import json
import os
import sys
import time

EFFORT = json.loads(os.environ["MP_BENCH"])
QUICK = EFFORT["quick"]
WORKERS = EFFORT["workers"]


def serve(round, sized=False):
    with os.fdopen(3, "w", buffering=1) as answers:
        print(json.dumps({"ready": True}), file=answers)
        for size in iter(sys.stdin.readline, ""):
            print(json.dumps({"value": round(int(size)) if sized else round()}), file=answers)


def seconds(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
