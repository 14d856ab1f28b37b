/** Functions that run in other processes. */
import { isMainProcess, type Lock, Queue, type Value } from "@mp/runtime";
import { SCALE } from "./settings.ts";

export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly amount: number;
  constructor(amount: number) {
    super(`cannot take ${amount}`);
    this.amount = amount;
  }
}

export function greet(queue: Queue<string>, name: string): void {
  queue.putSync(`hello ${name}, isMainProcess is ${isMainProcess}`);
}

export function take(amount: number): number {
  if (amount > SCALE) throw new RefusedError(amount);
  return amount;
}

export function fromNothing(): unknown {
  return new Queue().getNowait();
}

/** Kept by a manager. */
export class Account {
  balance: number;
  constructor(balance: number) {
    this.balance = balance;
  }
  deposit(amount: number): number {
    return (this.balance += amount);
  }
  change(by: (balance: number) => number): number {
    return (this.balance = by(this.balance));
  }
}

/** Not exported: found by its name all the same. */
function addOften(lock: Lock, count: Value<"i">, times: number): void {
  for (let i = 0; i < times; i++) {
    lock.acquireSync();
    count.value += 1;
    lock.release();
  }
}

export const secret = { counting: addOften };
