/**
 * What a program may ask of the kernel. It is a list of what is refused: Node and CPython use some hundred calls, each version others, and a
 * list of what is allowed would break with the next one. What is on it needs rights that a program in the box has not anyway; refused here, it
 * does not even reach the code in the kernel in which the next hole may be.
 */
import {
  answer,
  assemble,
  ifBelow,
  ifEqual,
  ifNoneOf,
  type Instruction,
  load,
  unlessEqual,
} from "./program.ts";
import { type Architecture, ARCHITECTURES } from "./system-calls.ts";

// Places in `struct seccomp_data`.
const NUMBER = 0;
const ARCH = 4;
const FIRST_ARGUMENT = 16;

const ALLOW = 0x7fff0000;
const KILL = 0x80000000;
const failWith = (errno: number) => 0x00050000 | errno;
const EPERM = failWith(1);
const ENOSYS = failWith(38);

const AF_UNIX = 1;
/** `CLONE_NEWNS` … `CLONE_NEWNET`: each makes a namespace. */
const NEW_NAMESPACES = 0x7e020000;

/** The filter for a processor, as bwrap takes it; `undefined` if there is no table of its system calls. */
export function filterFor(arch: string): Uint8Array<ArrayBuffer> | undefined {
  const architecture = ARCHITECTURES[arch];
  return architecture && assemble(programFor(architecture));
}

function programFor(architecture: Architecture): readonly Instruction[] {
  const { audit, foreignFrom, clone, clone3, socket, denied } = architecture;
  return [
    // A call by another architecture's table would have another meaning.
    load(ARCH),
    ifEqual(audit, 1),
    answer(KILL),
    load(NUMBER),
    ...(foreignFrom === undefined ? [] : [ifBelow(foreignFrom, 1), answer(KILL)]),
    // Its flags are behind a pointer, where no filter sees them. The C library then takes clone, whose flags are an argument.
    unlessEqual(clone3, 1),
    answer(ENOSYS),
    ...onArgument(clone, [ifNoneOf(NEW_NAMESPACES, 1), answer(EPERM)]),
    ...onArgument(socket, [ifEqual(AF_UNIX, 1), answer(EPERM)]),
    ...Object.values(denied).flatMap((number) => [unlessEqual(number, 1), answer(EPERM)]),
    answer(ALLOW),
  ];
}

/** Looks at the first argument of a call, and then at its number again. */
function onArgument(number: number, test: readonly Instruction[]): readonly Instruction[] {
  return [unlessEqual(number, test.length + 2), load(FIRST_ARGUMENT), ...test, load(NUMBER)];
}
