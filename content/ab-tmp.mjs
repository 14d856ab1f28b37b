// runs in a given dist: prints ops per second for contended lock, queue 1x1, pipe round trip
const { isMainProcess, Process, Queue, Lock, Pipe, Event, Value, Barrier } = await import(
  process.env.MP_DIST ?? "@mp/runtime"
);
export function hammer(lock, n, barrier) {
  barrier.waitSync();
  for (let i = 0; i < n; i++) {
    lock.acquireSync();
    lock.release();
  }
}
export function produce(q, n, barrier) {
  barrier.waitSync();
  for (let i = 0; i < n; i++) q.putSync(i);
}
export function consume(q, n, barrier) {
  barrier.waitSync();
  for (let i = 0; i < n; i++) q.getSync();
}
export function echo(end, n) {
  for (let i = 0; i < n; i++) end.sendSync(end.recvSync());
}
export function ask(end, n, barrier) {
  barrier.waitSync();
  for (let i = 0; i < n; i++) {
    end.sendSync(i);
    end.recvSync();
  }
}
if (isMainProcess) {
  const out = {};
  const timed = async (name, n, parties, make) => {
    const b = new Barrier(parties + 1);
    const ps = make(b);
    for (const p of ps) p.start();
    b.waitSync();
    const t = performance.now();
    for (const p of ps) p.joinSync();
    out[name] = n / (performance.now() - t);
  };
  await timed("lock x2", 200000, 2, (b) => {
    const l = new Lock();
    return [0, 1].map(() => new Process({ target: hammer, args: [l, 100000, b] }));
  });
  await timed("queue 1x1", 100000, 2, (b) => {
    const q = new Queue();
    return [
      new Process({ target: produce, args: [q, 100000, b] }),
      new Process({ target: consume, args: [q, 100000, b] }),
    ];
  });
  await timed("queue 2x2", 100000, 4, (b) => {
    const q = new Queue();
    return [0, 1].flatMap(() => [
      new Process({ target: produce, args: [q, 50000, b] }),
      new Process({ target: consume, args: [q, 50000, b] }),
    ]);
  });
  await timed("pipe", 20000, 1, (b) => {
    const [x, y] = Pipe();
    return [
      new Process({ target: ask, args: [x, 20000, b] }),
      new Process({ target: echo, args: [y, 20000] }),
    ];
  });
  console.log(JSON.stringify(out));
}
