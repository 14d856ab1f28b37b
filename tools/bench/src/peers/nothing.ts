/** The least that a process can run. */
export function nothing(): void {}
