/** What a spare thread does while nobody waits for it. */

import { Decoder } from "../codec/decode.ts";
import { encodeCopy } from "../codec/encode.ts";

/**
 * Reads a call of nothing, as at a birth: V8 compiles each function when it is called first, and for those of a birth that takes a
 * millisecond.
 */
export function warmUp(): void {
  const parts = { target: undefined, role: "none", args: [1, 0.5, "text", [true], { key: null }] };
  Decoder.of(encodeCopy({ ...parts, class: undefined, this: undefined }, "")).finish();
}
