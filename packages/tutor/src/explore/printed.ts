import type { Execution } from "@mp/runtime/control";

/** What all processes wrote to stdout, in order. */
export function printed({ output }: Pick<Execution, "output">): string {
  return output.flatMap(({ stream, text }) => (stream === "stdout" ? [text] : [])).join("");
}
