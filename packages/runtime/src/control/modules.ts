/**
 * The modules of a program in one host: their texts are compiled once, and evaluated anew for each process of each execution, so that no
 * process sees another's variables.
 */

import { resolve, type Unit } from "./unit.ts";

/** What a module exports, or a library gives. */
export type Namespace = Record<string, unknown>;
/** How a compiled module is run: with what it imports, what it defines its exports on, `import.meta`, `import()`. */
type Run = (
  imports: readonly Namespace[],
  exports: Namespace,
  meta: object,
  load: (specifier: string) => Promise<Namespace>,
) => Promise<void>;

interface Instance {
  readonly exports: Namespace;
  readonly done: Promise<void>;
}

/** A program as a host gets it. */
interface Program {
  readonly main: string;
  readonly units: readonly Unit[];
  readonly seesEnds: boolean;
}

/** A program whose modules are compiled. */
export class Compiled {
  readonly main: string;
  /** See `Prepared`. */
  readonly seesEnds: boolean;
  readonly urls: ReadonlySet<string>;
  private readonly units = new Map<string, { readonly unit: Unit; run: Run | undefined }>();
  /** What modules import that is not of the program, by specifier. */
  readonly externals: ReadonlyMap<string, Namespace>;

  constructor({ main, seesEnds, units }: Program, externals: ReadonlyMap<string, Namespace>) {
    this.main = main;
    this.seesEnds = seesEnds;
    this.externals = externals;
    for (const unit of units) this.units.set(unit.url, { unit, run: undefined });
    this.urls = new Set(this.units.keys());
  }

  unit(url: string): { readonly unit: Unit; readonly run: Run } | undefined {
    const known = this.units.get(url);
    if (known === undefined) return undefined;
    // oxlint-disable-next-line no-eval -- the text of a module of the program, as `import` would evaluate it
    known.run ??= (0, eval)(known.unit.text) as Run;
    return known as { readonly unit: Unit; readonly run: Run };
  }
}

/** The modules of one process. */
export class Modules {
  private readonly program: Compiled;
  private readonly library: (specifier: string) => Namespace | undefined;
  private readonly instances = new Map<string, Instance>();

  /** @param library gives the namespaces that are this process's own, such as the runtime's */
  constructor(program: Compiled, library: (specifier: string) => Namespace | undefined) {
    this.program = program;
    this.library = library;
  }

  /** Evaluates a module and what it imports, once. */
  async load(specifier: string): Promise<Namespace> {
    const instance = this.instance(specifier);
    if (instance === undefined) return this.external(specifier);
    await instance.done;
    return instance.exports;
  }

  private instance(url: string): Instance | undefined {
    const known = this.instances.get(url);
    if (known !== undefined) return known;
    const compiled = this.program.unit(url);
    if (compiled === undefined) return undefined;
    const exports = Object.create(null) as Namespace;
    let begin!: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    // Known before it runs: modules may import each other in a circle.
    const made: Instance = { exports, done: begun.then(() => this.run(compiled, exports)) };
    this.instances.set(url, made);
    begin();
    return made;
  }

  private async run({ unit, run }: { unit: Unit; run: Run }, exports: Namespace): Promise<void> {
    const imports: Namespace[] = [];
    for (const source of unit.imports) {
      const isUnderWay = this.instances.has(source);
      const instance = this.instance(source);
      if (instance !== undefined && !isUnderWay) await instance.done;
      imports.push(instance?.exports ?? this.external(source));
    }
    const load = (specifier: string): Promise<Namespace> => this.load(resolve(specifier, unit.url));
    await run(imports, exports, { url: unit.url, main: unit.url === this.program.main }, load);
  }

  private external(specifier: string): Namespace {
    const found = this.library(specifier) ?? this.program.externals.get(specifier);
    if (found !== undefined) return found;
    throw new Error(
      `Cannot find ${specifier}, which the program imports: under control a program consists of the modules it was given, @mp/runtime, and what the platform has built in`,
    );
  }
}
