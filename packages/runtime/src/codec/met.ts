/**
 * The objects of a message that have been met, numbered in order. Most messages have few: those are looked through, as a `Map` that
 * is filled and cleared for each message costs more than the rest of a small one.
 */

const FEW = 8;

export class Met {
  /** Never shortened: a list that was, gets room for 17 with its next item, for each message anew (measured: 150 of 700 bytes of a task). */
  private readonly few: (object | undefined)[] = [];
  private count = 0;
  private many: Map<object, number> | undefined;

  /** The number of an object met before; otherwise `undefined`, and it gets the next one. */
  meet(object: object): number | undefined {
    if (this.many !== undefined) return this.meetMany(this.many, object);
    const { count, few } = this;
    for (let number = 0; number < count; number++) if (few[number] === object) return number;
    if (count === FEW) return this.meetMany(this.mapOfFew(), object);
    few[this.count++] = object;
    return undefined;
  }

  clear(): void {
    for (let number = 0; number < this.count; number++) this.few[number] = undefined;
    this.count = 0;
    this.many = undefined;
  }

  private mapOfFew(): Map<object, number> {
    return (this.many = new Map((this.few as object[]).map((each, number) => [each, number])));
  }

  private meetMany(many: Map<object, number>, object: object): number | undefined {
    const number = many.get(object);
    if (number === undefined) many.set(object, many.size);
    return number;
  }
}
