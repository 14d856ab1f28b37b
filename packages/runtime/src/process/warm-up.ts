/** What a spare thread does while nobody waits for it. */

import { Decoder } from "../codec/decode.ts";
import { encodeCopy } from "../codec/encode.ts";

/**
 * Reads a call of nothing and looks at the clock, as a birth does. V8 compiles a function, and Node loads the clock, when they are used
 * first: half a millisecond, and nearly one.
 */
export function warmUp(): void {
  const parts = { target: undefined, role: "none", args: [1, 0.5, "text", [true], { key: null }] };
  Decoder.of(encodeCopy({ ...parts, class: undefined, this: undefined }, "")).finish();
  performance.now();
}
