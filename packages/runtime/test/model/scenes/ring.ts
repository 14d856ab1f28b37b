/** The ring of a pipe: whole messages in order, an end of file when the writers have gone, whoever dies where. */
import type { Ending, Scene } from "@mp/model";
import { allocate, publish } from "../../../src/kernel/allocator.ts";
import type { ByteRing } from "../../../src/kernel/byte-ring.ts";
import { BrokenPipeError, EOFError } from "../../../src/errors.ts";
import { Heap } from "../../../src/kernel/heap.ts";
import { KIND } from "../../../src/kernel/layout.ts";
import { eraseRef } from "../../../src/kernel/ledger.ts";
import { type End, initialisePipe, pipeBytes, ringsOf } from "../../../src/kernel/pipe-region.ts";
import { runSync } from "../../../src/kernel/run.ts";
import { atOnce, bury, enter, found, must, note, retain, type Stage, takeOver } from "./stage.ts";

const [READS, WRITES] = [1, 2];

/** A one-way pipe. Each process gets a count of its end from `join`; the counts of its maker are given back. */
const setup =
  (...ends: readonly number[]) =>
  (): Stage =>
    found(ends.length, (heap) => {
      const at = allocate(heap, KIND.PIPE, pipeBytes(false));
      initialisePipe(heap, at, false);
      publish(heap, at);
      // The count it was made with stays, so that the check finds the region.
      for (const end of ends) retain(heap, at + end);
      return at;
    });

interface Member {
  readonly ring: ByteRing;
  readonly close: () => void;
}

/** Takes over the count that `setup` made for this process. */
function join(stage: Stage, number: number, end: End): Member {
  return atOnce(() => {
    const own = enter(stage, number);
    const { heap } = own;
    const entry = takeOver(own, stage.at + end);
    const { reads, writes } = ringsOf(heap, stage.at, end);
    const close = (): void => {
      note("closing");
      eraseRef(entry);
    };
    return { ring: (reads ?? writes) as ByteRing, close };
  });
}

/** Sends messages of these lengths, each full of its number, and closes its end. */
const writer =
  (number: number, ...lengths: readonly number[]) =>
  (stage: Stage): void => {
    const { ring, close } = join(stage, number, WRITES as End);
    try {
      for (let i = 0; i < lengths.length; i++) {
        const bytes = new Uint8Array(lengths[i] as number).fill(number * 16 + i + 1);
        // As connections do: first without waiting.
        if (!ring.trySend({ bytes, parcel: 0 })) runSync(ring.send({ bytes, parcel: 0 }));
        note("sent");
      }
    } catch (error) {
      if (!(error instanceof BrokenPipeError)) throw error;
      note("broken");
    }
    close();
  };

/** Receives up to the end of file, or `most` messages, and closes its end. */
const reader =
  (number: number, most = Infinity) =>
  (stage: Stage): void => {
    const { ring, close } = join(stage, number, READS as End);
    try {
      for (let i = 0; i < most; i++) {
        const { bytes } = ring.tryReceive() ?? runSync(ring.receive());
        note([bytes[0] ?? 0, bytes.length, bytes.every((byte) => byte === bytes[0])]);
      }
    } catch (error) {
      if (!(error instanceof EOFError)) throw error;
      note("end");
    }
    close();
  };

const WORDS = { writer: 0, written: 1, space: 2, reader: 16, read: 17, data: 18 };
const names = ({ at }: Stage): Record<string, number> => ({
  "holders of the reading end": (at >> 2) + 1,
  "holders of the writing end": (at >> 2) + 2,
  ...Object.fromEntries(Object.entries(WORDS).map(([name, word]) => [name, ((at + 64) >> 2) + word])),
});

/** Nothing is torn, doubled or out of order; without a death, nothing is lost. */
function checkMessages(
  { notes, dead, asleep }: Ending,
  lengths: readonly (readonly number[])[],
  mayBreak: boolean,
): void {
  const got = notes.flat().filter((each): each is [number, number, boolean] => Array.isArray(each));
  for (const [mark, length, isWhole] of got) {
    must(
      isWhole && length === lengths[mark >> 4]?.[(mark & 15) - 1],
      `message ${mark} came with ${length} bytes`,
    );
  }
  must(new Set(got.map(([mark]) => mark)).size === got.length, "a message came twice");
  for (const own of notes) {
    const marks = own.filter((each): each is [number] => Array.isArray(each)).map(([mark]) => mark);
    must(
      marks.every((mark, i) => marks.slice(i).every((later) => later >> 4 !== mark >> 4 || later >= mark)),
      "out of order",
    );
  }
  must(asleep.length === 0, `${asleep.join()} sleep for ever`);
  const sent = lengths.flat().length;
  const isShort = dead.length > 0 || mayBreak;
  must(isShort || got.length === sent, `${got.length} of ${sent} messages came`);
}

interface Members {
  readonly lengths: readonly (readonly number[])[];
  readonly readers: readonly ((stage: Stage) => void)[];
  /** Whether a reader may close before all was sent. */
  readonly mayBreak?: boolean;
}

function scene({ lengths, readers, mayBreak = false }: Members): Scene<Stage> {
  const writers = lengths.map((own, number) => writer(number, ...own));
  return {
    setup: setup(...writers.map(() => WRITES), ...readers.map(() => READS)),
    processes: [...writers, ...readers],
    bury,
    names,
    mayStick: true,
    check(stage, ending) {
      checkMessages(ending, lengths, mayBreak);
      const heap = new Heap(stage.buffer, 1);
      const left = heap.kindOf(stage.at);
      must(left === KIND.PIPE, `the region is of kind ${left}`);
    },
  };
}

export const scenes: Record<string, Scene<Stage>> = {
  "2 messages, 1 reader": scene({ lengths: [[3, 3]], readers: [reader(1)] }),
  "a message larger than the ring": scene({ lengths: [[20]], readers: [reader(1)] }),
  "a large message and a small one": scene({ lengths: [[13, 2]], readers: [reader(1)] }),
  "a reader that closes": scene({ lengths: [[7, 7]], readers: [reader(1, 1)], mayBreak: true }),
  "2 writers, 1 reader": { ...scene({ lengths: [[5], [5]], readers: [reader(2)] }) },
  "1 writer, 2 readers": { ...scene({ lengths: [[5, 5]], readers: [reader(1), reader(2)] }) },
  "a small message, one dies": { ...scene({ lengths: [[3]], readers: [reader(1)] }), deaths: 1 },
  "a large message, one dies": { ...scene({ lengths: [[20]], readers: [reader(1)] }), deaths: 1 },
  "a large message torn by a death, and a small one": {
    ...scene({ lengths: [[20], [2]], readers: [reader(2)] }),
    deaths: 1,
    mortal: [0],
  },
};
