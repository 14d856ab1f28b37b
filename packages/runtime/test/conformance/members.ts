/**
 * The public API of Python's `multiprocessing` (CPython 3.14), each member with its name here. A member without one has its reason
 * in `reasons.ts`; every other one has a case, or the table in the docs could not be made.
 */

export interface Group {
  readonly title: string;
  /** Python's name, and the name here; `null` if there is none. */
  readonly members: Readonly<Record<string, string | null>>;
}

/** The members of one class: `of("Lock", { acquire: "acquire" })` has `Lock.acquire`. A `()` is the class itself, called. */
function of(
  owner: string,
  members: Readonly<Record<string, string | null>>,
  ownerHere = owner,
): Group["members"] {
  const named = (name: string, member: string): string =>
    /^[([]/.test(member) ? `${name}${member}` : `${name}.${member}`;
  return Object.fromEntries(
    Object.entries(members).map(([python, here]) => [
      `${owner}.${python}`,
      here === null ? null : named(ownerHere, here),
    ]),
  );
}

const LOCK = { acquire: "acquire", release: "release", with: "hold" };

export const MEMBERS: readonly Group[] = [
  {
    title: "The package",
    members: {
      current_process: "currentProcess",
      parent_process: "parentProcess",
      active_children: "activeChildren",
      cpu_count: "cpuCount",
      "__name__ == '__main__'": "isMainProcess",
      freeze_support: null,
      get_context: null,
      get_start_method: null,
      set_start_method: null,
      get_all_start_methods: null,
      set_executable: null,
      set_forkserver_preload: null,
      allow_connection_pickling: null,
      reducer: null,
      get_logger: "getLogger",
      log_to_stderr: "logToStderr",
      ProcessError: "ProcessError",
      BufferTooShort: "BufferTooShort",
      TimeoutError: "TimeoutError",
      AuthenticationError: "AuthenticationError",
    },
  },
  {
    title: "Process",
    members: of("Process", {
      "()": "()",
      run: "run",
      start: "start",
      join: "join",
      is_alive: "isAlive",
      name: "name",
      daemon: "daemon",
      pid: "pid",
      ident: "pid",
      exitcode: "exitCode",
      sentinel: "sentinel",
      authkey: null,
      terminate: "terminate",
      kill: "kill",
      interrupt: null,
      close: "close",
      __repr__: "toString",
    }),
  },
  {
    title: "Pool",
    members: {
      ...of("Pool", {
        "()": "()",
        apply: "apply",
        apply_async: "applyAsync",
        map: "map",
        map_async: "mapAsync",
        starmap: "starmap",
        starmap_async: "starmapAsync",
        imap: "imap",
        imap_unordered: "imapUnordered",
        close: "close",
        terminate: "terminate",
        join: "join",
        with: "[Symbol.asyncDispose]",
      }),
      ...of("AsyncResult", {
        get: "get",
        wait: "wait",
        ready: "ready",
        successful: "successful",
      }),
      "IMapIterator.next": "IMapIterator.next",
      MaybeEncodingError: "EncodeError",
      ThreadPool: null,
    },
  },
  {
    title: "Queues",
    members: {
      ...of("Queue", {
        "()": "()",
        put: "put",
        put_nowait: "putNowait",
        get: "get",
        get_nowait: "getNowait",
        qsize: "qsize",
        empty: "empty",
        full: "full",
        close: "close",
        join_thread: null,
        cancel_join_thread: null,
      }),
      ...of("JoinableQueue", { "()": "()", task_done: "taskDone", join: "join" }),
      ...of("SimpleQueue", { "()": "()", put: "put", get: "get", empty: "empty", close: "close" }),
      "queue.Empty": "Empty",
      "queue.Full": "Full",
    },
  },
  {
    title: "Connections",
    members: {
      Pipe: "Pipe",
      ...of("Connection", {
        send: "send",
        recv: "recv",
        poll: "poll",
        send_bytes: "sendBytes",
        recv_bytes: "recvBytes",
        recv_bytes_into: "recvBytesInto",
        close: "close",
        closed: "closed",
        readable: "readable",
        writable: "writable",
        with: "[Symbol.dispose]",
        fileno: null,
      }),
      "connection.wait": "wait",
      ...of("Listener", {
        "()": "()",
        accept: "accept",
        close: "close",
        address: "address",
        last_accepted: "lastAccepted",
      }),
      "connection.Client": "Client",
      "connection.deliver_challenge": "deliverChallenge",
      "connection.answer_challenge": "answerChallenge",
      "connection.XmlListener": null,
      "connection.XmlClient": null,
    },
  },
  {
    title: "Synchronisation",
    members: {
      ...of("Lock", { "()": "()", ...LOCK, locked: "locked", __repr__: "toString" }),
      ...of("RLock", { "()": "()", ...LOCK, locked: "locked", __repr__: "toString" }),
      ...of("Semaphore", { "()": "()", ...LOCK, get_value: "getValue" }),
      ...of("BoundedSemaphore", { "()": "()", ...LOCK, get_value: "getValue" }),
      ...of("Condition", {
        "()": "()",
        ...LOCK,
        wait: "wait",
        wait_for: "waitFor",
        notify: "notify",
        notify_all: "notifyAll",
      }),
      ...of("Event", { "()": "()", is_set: "isSet", set: "set", clear: "clear", wait: "wait" }),
      ...of("Barrier", {
        "()": "()",
        wait: "wait",
        reset: "reset",
        abort: "abort",
        parties: "parties",
        n_waiting: "nWaiting",
        broken: "broken",
      }),
      "threading.BrokenBarrierError": "BrokenBarrierError",
    },
  },
  {
    title: "Shared memory",
    members: {
      ...of("Value", { "()": "()", value: "value", get_lock: "getLock", get_obj: null }),
      ...of("Array", {
        "()": "()",
        __getitem__: "[index]",
        __len__: "length",
        slice: "slice",
        __iter__: "[Symbol.iterator]",
        get_lock: "getLock",
        get_obj: null,
        value: "value",
        raw: "raw",
      }),
      RawValue: "RawValue",
      RawArray: "RawArray",
      "sharedctypes.copy": null,
      "sharedctypes.synchronized": null,
      ...of("SharedMemory", {
        "()": "()",
        buf: "buf",
        name: "name",
        size: "size",
        close: "close",
        unlink: "unlink",
      }),
      ...of("ShareableList", {
        "()": "()",
        __getitem__: "at",
        __setitem__: "set",
        __len__: "length",
        __iter__: "[Symbol.iterator]",
        index: "index",
        count: "count",
        format: "format",
        shm: "shm",
      }),
      "managers.SharedMemoryManager": "SharedMemoryManager",
    },
  },
  {
    title: "Managers",
    members: {
      ...of(
        "BaseManager",
        {
          "()": "()",
          start: "()",
          connect: null,
          get_server: null,
          shutdown: "shutdown",
          join: null,
          address: null,
          register: "({ register })",
          with: "[Symbol.asyncDispose]",
        },
        "Manager",
      ),
      Manager: "Manager",
      ...of(
        "SyncManager",
        {
          Queue: "Queue",
          JoinableQueue: "JoinableQueue",
          Event: "Event",
          Lock: "Lock",
          RLock: "RLock",
          Semaphore: "Semaphore",
          BoundedSemaphore: "BoundedSemaphore",
          Condition: "Condition",
          Barrier: "Barrier",
          Pool: null,
          list: "list",
          dict: "dict",
          set: "set",
          Value: "Value",
          Array: "Array",
          Namespace: "Namespace",
        },
        "Manager",
      ),
      "BaseProxy._callmethod": "the method itself",
      "BaseProxy._getvalue": "copy",
      "managers.RemoteError": null,
    },
  },
  {
    title: "The rest",
    members: {
      "multiprocessing.dummy": null,
      "reduction.ForkingPickler": null,
      "reduction.send_handle": null,
      "util.Finalize": null,
      "util.register_after_fork": null,
      "multiprocessing.resource_tracker": null,
    },
  },
];

/** Python's names of all members. */
export const ALL_MEMBERS: readonly string[] = MEMBERS.flatMap(({ members }) => Object.keys(members));
