/** The modules of a program whose functions are known by name, as a build finds them: what its threads may have to load. */

import type { Rewritten } from "./rewrite.ts";

/** What threads load of one module. */
export interface Part {
  /** What the bundler imports: a path, or the name of a module outside the bundle. */
  readonly request: string;
  readonly external: boolean;
  /** The exports to load; `undefined` for a module that registers its own functions, when it is enough that it runs. */
  readonly names: readonly string[] | undefined;
}

/** Where a module is. */
export type Place = Pick<Part, "request" | "external">;

/** By the name of the module. */
export class Modules {
  private readonly places = new Map<string, Place>();
  private readonly names = new Map<string, Set<string>>();
  private readonly own = new Set<string>();

  /** Notes where a module is. */
  place(name: string, place: Place): void {
    this.places.set(name, place);
  }

  /** Notes which functions a rewritten module has registered. Answers the parts that are new. */
  add(module: string, { imported, own }: Rewritten): { readonly name: string; readonly part: Part }[] {
    const added = [...imported].map(([name, names]) => ({ name, part: this.addNames(name, names) }));
    if (own && !this.own.has(module)) {
      this.own.add(module);
      added.push({ name: module, part: { ...this.placeOf(module), names: undefined } });
    }
    return added.filter(({ part }) => part.names?.length !== 0);
  }

  private addNames(module: string, names: readonly string[]): Part {
    const known = this.names.get(module) ?? new Set();
    this.names.set(module, known);
    const fresh = names.filter((name) => !known.has(name));
    for (const name of fresh) known.add(name);
    return { ...this.placeOf(module), names: fresh };
  }

  private placeOf(name: string): Place {
    return this.places.get(name) as Place;
  }

  /** Each module with the part that has all that is wanted of it. */
  *[Symbol.iterator](): Generator<[name: string, part: Part]> {
    for (const name of new Set([...this.own, ...this.names.keys()])) {
      const names = this.own.has(name) ? undefined : [...(this.names.get(name) ?? [])];
      yield [name, { ...this.placeOf(name), names }];
    }
  }

  clear(): void {
    for (const known of [this.places, this.names, this.own]) known.clear();
  }
}
