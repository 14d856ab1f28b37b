/**
 * The objects of a message that have been met, numbered in order. Most messages have few: those are looked through, as a `Map` that
 * is filled and cleared for each message costs more than the rest of a small one.
 */

const FEW = 8;

export class Met {
  private readonly few: object[] = [];
  private many: Map<object, number> | undefined;

  /** The number of an object met before; otherwise `undefined`, and it gets the next one. */
  meet(object: object): number | undefined {
    if (this.many !== undefined) return this.meetMany(this.many, object);
    const { few } = this;
    for (let number = 0; number < few.length; number++) if (few[number] === object) return number;
    if (few.push(object) > FEW) this.many = new Map(few.map((each, number) => [each, number]));
    return undefined;
  }

  clear(): void {
    this.few.length = 0;
    this.many = undefined;
  }

  private meetMany(many: Map<object, number>, object: object): number | undefined {
    const number = many.get(object);
    if (number === undefined) many.set(object, many.size);
    return number;
  }
}
