/** The least that a process can run. Plain JavaScript, as what is published: taking types out would be most of its time and memory. */
export function nothing() {}
