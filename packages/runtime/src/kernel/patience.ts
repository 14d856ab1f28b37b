/**
 * How often this thread looks again before it goes to sleep.
 *
 * A sleep and a wake-up cost two thread switches, so a short look-out pays where the other side runs on another
 * processor; where it does not, the look-out keeps it from running. Nobody can tell beforehand: so each look-out in vain
 * shortens the next ones, and one that was not restores them. Now and then a full one is tried, or a thread that had
 * become impatient would never learn that times are better.
 */

/** One look-out of so many is a full one. */
const TRIES = 16;

/** How much one kind of look-out has paid lately. */
export class Patience {
  private readonly most: number;
  private readonly least: number;
  private looks: number;
  private since = 0;

  constructor(most: number, least: number) {
    this.most = this.looks = most;
    this.least = least;
  }

  /** How often to look. */
  next(): number {
    this.since = (this.since + 1) % TRIES;
    return this.since === 0 ? this.most : this.looks;
  }

  /** Tells whether what was waited for came while this thread looked out for it. */
  lookedOut(came: boolean): void {
    this.looks = came ? this.most : Math.max(this.least, this.looks - (this.looks >> 2));
  }
}

/** That of a thread that looks without doing anything else. */
const spinning = new Patience(256, 4);

/** How often to look, spinning. */
export function patience(): number {
  return spinning.next();
}

/** Tells whether what was waited for came while this thread spun. */
export function lookedOut(came: boolean): void {
  spinning.lookedOut(came);
}
