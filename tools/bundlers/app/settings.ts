/** A constant that functions in several modules use. */
export const SCALE = 10;
