/**
 * Symbols without an example of their own, and why. An entry that is not needed any more is an error. Classes that derive from
 * `RuntimeError` need none either: all errors are caught alike, and `RuntimeError` and `isRuntimeError` show how.
 */
interface Exemption {
  readonly reason: string;
  readonly names: readonly string[];
}

const EXEMPTIONS: readonly Exemption[] = [
  {
    reason: "parts of the kernel make sense together only: kernel/index.ts shows them at work",
    names: [
      "allocate",
      "eachBlock",
      "exclusively",
      "free",
      "publish",
      "ByteRing",
      "rouse",
      "until",
      "wake",
      "family",
      "Heap",
      "abandon",
      "lock",
      "ownerOf",
      "tryLock",
      "unlock",
      "report",
      "runAsync",
      "runSync",
      "SegmentQueue",
      "WaitTimeout",
    ],
  },
];

export const EXEMPT: ReadonlySet<string> = new Set(EXEMPTIONS.flatMap(({ names }) => names));

/** Members that no example of their class has to show, since they are shown by another one. */
export const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  // A subclass's own: the example of a subclass defines it.
  "Process.run",
  // Called by waitFor, which is what programs use.
  "Condition.wait",
  // The classes of these names.
  ...["Array", "Barrier", "BoundedSemaphore", "Condition", "Event", "JoinableQueue", "Lock"].map(ofManager),
  ...["Queue", "RLock", "Semaphore", "Value"].map(ofManager),
  // `Manager` and the guide.
  ...["dict", "set", "Namespace", "shutdown"].map(ofManager),
]);

function ofManager(name: string): string {
  return `SyncManager.${name}`;
}
