import type { Task } from "./task.ts";

/** Free places at the front of the list that are worth moving the rest for. */
const WORTH = 4096;

/**
 * The tasks without an answer, by number. Numbers are given in order and answered nearly in order, so this is a list with a moving
 * beginning: a `Map` of 50,000 takes twice the time, most of it for growing and collecting.
 */
export class TaskTable {
  private list: (Task | undefined)[] = [];
  /** Number of the first task in the list. */
  private first = 0;
  /** Places at the front of the list that are free. */
  private gone = 0;
  size = 0;

  /** Adds a task. Its number is larger than those before it. */
  add(number: number, task: Task): void {
    if (this.size === 0) this.begin(number);
    this.list[number - this.first] = task;
    this.size++;
  }

  /** Takes a task out; `undefined` if it is not there any more. */
  take(number: number): Task | undefined {
    const place = number - this.first;
    const task = this.list[place];
    if (task === undefined) return undefined;
    this.list[place] = undefined;
    this.size--;
    if (place === this.gone) this.advance();
    return task;
  }

  /** Takes all tasks out. */
  takeAll(): Task[] {
    const all = this.list.filter((task) => task !== undefined);
    this.list = [];
    this.size = 0;
    return all;
  }

  private begin(number: number): void {
    this.list = [];
    this.first = number;
    this.gone = 0;
  }

  private advance(): void {
    const { list } = this;
    while (this.gone < list.length && list[this.gone] === undefined) this.gone++;
    if (this.gone < WORTH || this.gone * 2 < list.length) return;
    this.list = list.slice(this.gone);
    this.first += this.gone;
    this.gone = 0;
  }
}
