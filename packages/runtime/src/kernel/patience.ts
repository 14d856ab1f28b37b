/**
 * How often this thread looks again before it goes to sleep.
 *
 * A sleep and a wake-up cost two thread switches, so a short look-out pays where the other side runs on another
 * processor; where it does not, the look-out keeps it from running. Nobody can tell beforehand: so each look-out in vain
 * shortens the next ones, and one that was not restores them. Now and then a full one is tried, or a thread that had
 * become impatient would never learn that times are better.
 */

const MOST = 256;
const LEAST = 4;
/** One look-out of so many is a full one. */
const TRIES = 16;

let looks = MOST;
let since = 0;

/** How often to look. */
export function patience(): number {
  since = (since + 1) % TRIES;
  return since === 0 ? MOST : looks;
}

/** Tells whether what was waited for came while this thread looked out for it. */
export function lookedOut(came: boolean): void {
  looks = came ? MOST : Math.max(LEAST, looks - (looks >> 2));
}
