import { type Connection, Pipe, Process } from "@mp/runtime";

/** Long-lived processes that each do their work as often as they are told, and say when they have done it. */
export class Crew {
  private readonly orders: Connection<number, number>[] = [];

  /**
   * Adds a process that runs `work(count, ...args)` for each order.
   *
   * @param work gets how much to do; what it gives is the answer, or 0 if it gives nothing.
   */
  add<A extends readonly unknown[]>(work: (count: number, ...args: A) => number | void, ...args: A): void {
    const [here, there] = Pipe<number, number>();
    const process = new Process({ target: obey, args: [there, work as Work, args], daemon: true });
    process.start();
    this.orders.push(here);
  }

  /** Tells all to do `count` and waits for them; gives their answers. */
  async do(count: number): Promise<number[]> {
    for (const order of this.orders) await order.send(count);
    return Promise.all(this.orders.map((order) => order.recv()));
  }
}

type Work = (count: number, ...args: readonly unknown[]) => number | void;

function obey(orders: Connection<number, number>, work: Work, args: readonly unknown[]): void {
  for (;;) orders.sendSync(work(orders.recvSync(), ...args) ?? 0);
}
