/** A map: chunks go out, their results are put together in order. */

import type { AsyncResult } from "./async-result.ts";
import type { Task } from "./task.ts";

export class MapTask<T, R> {
  private readonly items: readonly T[];
  private readonly chunksize: number;
  private readonly result: AsyncResult<R[]>;
  private readonly values: R[];
  private left: number;
  private firstError: { readonly error: unknown } | undefined;

  constructor(items: readonly T[], chunksize: number, result: AsyncResult<R[]>) {
    this.items = items;
    this.chunksize = chunksize;
    this.result = result;
    this.values = Array.from({ length: items.length });
    this.left = Math.ceil(items.length / chunksize);
  }

  /** Sends the chunks out with `send`; without any, the result is there at once. */
  submit(send: (chunk: readonly T[], task: Task) => void): void {
    if (this.left === 0) this.result.done([]);
    for (let start = 0; start < this.items.length; start += this.chunksize) {
      const chunk = this.items.slice(start, start + this.chunksize);
      try {
        send(chunk, {
          done: (values) => this.chunkDone(start, values as R[]),
          failed: (error) => this.chunkFailed(error),
        });
      } catch (error) {
        this.chunkFailed(error);
      }
    }
  }

  private chunkDone(start: number, values: readonly R[]): void {
    for (let i = 0; i < values.length; i++) this.values[start + i] = values[i] as R;
    this.oneLess();
  }

  private chunkFailed(error: unknown): void {
    this.firstError ??= { error };
    this.oneLess();
  }

  private oneLess(): void {
    if (--this.left > 0) return;
    if (this.firstError === undefined) this.result.done(this.values);
    else this.result.failed(this.firstError.error);
  }
}
