/** Writes programs of the kernel's packet filter (classic BPF), in which seccomp's rules are given: eight bytes an instruction. */

/** One instruction: what to do, how many to skip if a test holds or fails, and its operand. */
export interface Instruction {
  readonly code: number;
  readonly ifTrue: number;
  readonly ifFalse: number;
  readonly value: number;
}

const LOAD = 0x20;
const EQUAL = 0x15;
const AT_LEAST = 0x35;
const ANY_BIT = 0x45;
const RETURN = 0x06;

/** Takes the 32 bits at this place of `struct seccomp_data`. */
export const load = (offset: number): Instruction => instruction(LOAD, offset);
/** Goes on behind the next `skip` instructions unless the value taken is this one. */
export const unlessEqual = (value: number, skip: number): Instruction => instruction(EQUAL, value, 0, skip);
/** Goes on behind the next `skip` instructions if the value taken is this one. */
export const ifEqual = (value: number, skip: number): Instruction => instruction(EQUAL, value, skip, 0);
/** Goes on behind the next `skip` instructions if the value taken is below this one. */
export const ifBelow = (value: number, skip: number): Instruction => instruction(AT_LEAST, value, 0, skip);
/** Goes on behind the next `skip` instructions if the value taken has none of these bits. */
export const ifNoneOf = (bits: number, skip: number): Instruction => instruction(ANY_BIT, bits, 0, skip);
/** Ends with this answer. */
export const answer = (value: number): Instruction => instruction(RETURN, value);

function instruction(code: number, value: number, ifTrue = 0, ifFalse = 0): Instruction {
  return { code, ifTrue, ifFalse, value };
}

/** The bytes of a program, as the kernel reads them. */
export function assemble(program: readonly Instruction[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(program.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [nth, { code, ifTrue, ifFalse, value }] of program.entries()) {
    view.setUint16(nth * 8, code, true);
    view.setUint8(nth * 8 + 2, ifTrue);
    view.setUint8(nth * 8 + 3, ifFalse);
    view.setUint32(nth * 8 + 4, value, true);
  }
  return bytes;
}
