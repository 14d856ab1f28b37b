/** The accesses that processes see each other by, as a scheduler knows them: before they happen. */

export const ACCESS = {
  LOAD: 0,
  STORE: 1,
  ADD: 2,
  SUB: 3,
  AND: 4,
  OR: 5,
  EXCHANGE: 6,
  COMPARE_EXCHANGE: 7,
  NOTIFY: 8,
  WAIT: 9,
  WAIT_ASYNC: 10,
  READ_BYTES: 11,
  WRITE_BYTES: 12,
  UNTIL_CHANGED: 13,
  /** Looks at a word like `LOAD`, but plainly. */
  READ: 14,
  WRITE: 15,
} as const;

const NAMES = Object.entries(ACCESS);

/** The name of a kind of access, as JavaScript has it. */
export function accessName(kind: number): string {
  const [name = ""] = NAMES.find(([, number]) => number === kind) ?? [];
  return name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether an access may change what others see; waiting and notifying change who waits. */
export function isChanging(kind: number): boolean {
  return (
    kind !== ACCESS.LOAD &&
    kind !== ACCESS.READ &&
    kind !== ACCESS.READ_BYTES &&
    kind !== ACCESS.UNTIL_CHANGED
  );
}
