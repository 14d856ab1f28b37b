"""Prints the public names of multiprocessing, one on each line: of the package, its classes and its submodules."""

import multiprocessing
from multiprocessing import connection, managers, pool, process, queues, shared_memory, sharedctypes, synchronize

CLASSES = [
    process.BaseProcess, pool.Pool, pool.AsyncResult, pool.IMapIterator,
    queues.Queue, queues.JoinableQueue, queues.SimpleQueue, connection.Connection, connection.Listener,
    synchronize.Lock, synchronize.RLock, synchronize.Semaphore, synchronize.BoundedSemaphore,
    synchronize.Condition, synchronize.Event, synchronize.Barrier,
    sharedctypes.Synchronized, sharedctypes.SynchronizedArray, sharedctypes.SynchronizedString,
    shared_memory.SharedMemory, shared_memory.ShareableList, managers.BaseManager,
]
MODULES = [multiprocessing, connection, managers, sharedctypes, shared_memory]

names = {name for module in MODULES for name in module.__all__}
for cls in CLASSES:
    names |= {name for name in vars(cls) if not name.startswith("_")}
# Attributes that objects have and classes do not.
names |= {"name", "daemon", "parties", "n_waiting", "broken", "shm"}
print("\n".join(sorted(names)))
