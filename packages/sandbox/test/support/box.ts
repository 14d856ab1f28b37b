/** The sandbox for tests, on machines that have what it takes; elsewhere the tests say why they are skipped. */
import { bubblewrap } from "@mp/platforms/bubblewrap";
import { Bubblewrap, type SandboxEvent, type SandboxJob, type SandboxLimits } from "@mp/sandbox";

async function lookFor(): Promise<string | undefined> {
  try {
    process.env["MP_BWRAP"] = await bubblewrap();
  } catch (error) {
    return (error as Error).message;
  }
  const { ok, layers } = await new Bubblewrap().check();
  const missing = layers.filter(({ present }) => !present);
  return ok ? undefined : missing.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
}

/** Why no program can be run in a box here; nothing, if it can. */
export const whyNoBox: string | undefined = await lookFor();
if (whyNoBox !== undefined) console.warn(`SKIPPED, as programs cannot be kept apart here: ${whyNoBox}`);

export const sandbox: Bubblewrap = new Bubblewrap();

const LIMITS: SandboxLimits = {
  timeMs: 20_000,
  cpuMs: 20_000,
  memoryBytes: 256 * 1024 * 1024,
  outputBytes: 64 * 1024,
  processes: 8,
};

/** What to run, other than a program in JavaScript within roomy limits. */
export interface Extra extends Partial<Omit<SandboxJob, "limits" | "files">> {
  readonly limits?: Partial<SandboxLimits>;
  readonly signal?: AbortSignal;
  readonly files?: Readonly<Record<string, string>>;
}

/** Runs a program in the box to its end. */
export async function run(source: string, extra: Extra = {}): Promise<Seen> {
  const { limits, signal = new AbortController().signal, files = {}, ...rest } = extra;
  const entry =
    rest.language === "python" ? "attack.py" : rest.language === "typescript" ? "attack.ts" : "attack.mjs";
  const all = Object.entries({ [entry]: source, ...files }).map(([name, content]) => ({ name, content }));
  const job = {
    files: all,
    entry,
    language: "javascript",
    ...rest,
    limits: { ...LIMITS, ...limits },
  } as const;
  const events: SandboxEvent[] = [];
  const began = performance.now();
  for await (const event of sandbox.run(job, signal)) events.push(event);
  return new Seen(events, performance.now() - began);
}

/** What came out of a run. */
export class Seen {
  readonly events: readonly SandboxEvent[];
  readonly ms: number;

  constructor(events: readonly SandboxEvent[], ms: number) {
    this.events = events;
    this.ms = ms;
  }

  /** All that it printed. */
  get text(): string {
    return this.events.map((event) => (event.type === "output" ? event.text : "")).join("");
  }

  /** What it printed on one line, as JSON. */
  get answers(): Readonly<Record<string, unknown>> {
    const line = this.text.split("\n").find((each) => each.startsWith("{"));
    if (line === undefined) throw new Error(`The program in the box gave no answers: ${this.text}`);
    return JSON.parse(line) as Record<string, unknown>;
  }

  /** The limit that ended it. */
  get limit() {
    return this.events.find((event) => event.type === "limit");
  }

  get exitCode() {
    const end = this.events.at(-1);
    return end?.type === "exit" ? end.exitCode : undefined;
  }
}
