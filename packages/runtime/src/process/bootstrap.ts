/** What a new process does: load the modules, decode the call, run it. */

import { decode } from "../codec/decode.ts";
import { loadModule } from "../codec/registry.ts";
import { family, joinFamily, PROCESS, STATE } from "../kernel/family.ts";
import { takeInHand } from "../kernel/refs.ts";
import { atomically, change } from "../kernel/transaction.ts";
import { joinTrace } from "../recorder/join.ts";
import { emit } from "../trace/observe.ts";
import { begin, OP } from "../trace/probe.ts";
import { birthRecord, currentProcess, whileBootstrapping } from "./current.ts";
import { getLogger } from "./logger.ts";
import { selfOf } from "./self.ts";
import type { BirthRecord } from "./protocol.ts";
import { roleOf } from "./roles.ts";

interface Call {
  readonly target: ((...args: unknown[]) => unknown) | undefined;
  readonly role: string | undefined;
  readonly args: readonly unknown[];
  /** Of a subclass of `Process` with a `run` of its own: the class, and the fields of the object. */
  readonly class: Function | undefined;
  readonly this: Readonly<Record<string, unknown>> | undefined;
}

/** Joins the family of a birth record. Must come before anything else of the runtime in a new thread. */
export function beBorn(birth: BirthRecord): void {
  joinFamily(birth);
  joinTrace(birth.name, birth.parent.pid);
}

/** Runs this process's target to its end. */
export async function runTarget(): Promise<void> {
  const birth = birthRecord() as BirthRecord;
  const { heap, process } = family();
  Atomics.store(heap.words, (process >> 2) + PROCESS.STATE, STATE.RUNNING);
  const call = await whileBootstrapping(() => loadCall(birth));
  begin(OP.BEGIN, 0)?.event(OP.BEGIN);
  emit({ type: "process.begin", process: currentProcess() });
  getLogger().info("child process calling run()");
  let exitCode = 0;
  try {
    await perform(call, birth);
  } catch (error) {
    begin(OP.ERROR, 0)?.event(OP.ERROR, 0, 0, error);
    exitCode = 1;
    throw error;
  } finally {
    getLogger().info("process shutting down");
    begin(OP.END, 0)?.event(OP.END, exitCode);
    emit({ type: "process.end", process: currentProcess() });
  }
}

function perform({ target, role, args, class: type, this: fields }: Call, birth: BirthRecord): unknown {
  if (role !== undefined) return roleOf(role)(...args);
  if (type === undefined || fields === undefined) return target?.(...args);
  return selfOf({ type, fields }, { target, args }, birth).run();
}

async function loadCall({ modules, call }: BirthRecord): Promise<Call> {
  for (const module of modules) await loadModule(module);
  return decode({ bytes: call, parcel: takeArgs() }) as Call;
}

/** Takes the parcel with the handles in the arguments; 0 if there are none. */
function takeArgs(): number {
  const { heap, process } = family();
  const word = (process >> 2) + PROCESS.ARGS;
  const parcel = Atomics.load(heap.words, word);
  if (parcel === 0) return 0;
  atomically(heap, () => {
    change(heap, word, 0);
    takeInHand(heap, parcel);
  });
  return parcel;
}
