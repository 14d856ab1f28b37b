/**
 * How often this thread looks again before it goes to sleep.
 *
 * A sleep and a wake-up cost two thread switches, so a short look-out pays where the other side runs on another
 * processor; where it does not, the look-out keeps it from running. Nobody can tell beforehand: so each look-out that was
 * in vain halves the next one, and each that was not doubles it. Measured with the round trip of a pipe between two
 * workers (`pnpm bench --only pipe-workers`): with both processors free it is as fast as always looking longest; on a busy
 * machine, where that took three times as long as not looking at all, it comes close to not looking.
 */

const MOST = 256;
const LEAST = 4;

let looks = MOST;

/** How often to look. */
export function patience(): number {
  return looks;
}

/** Tells whether what was waited for came while this thread looked out for it. */
export function lookedOut(came: boolean): void {
  looks = came ? Math.min(MOST, looks * 2) : Math.max(LEAST, looks >> 1);
}
