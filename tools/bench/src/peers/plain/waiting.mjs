/** @typedef {{ put(item: number): Promise<void>, putSync(item: number): void }} Started */
/** @typedef {{ wait(): Promise<boolean>, waitSync(): boolean }} Never */

/** Says that it is there and waits, blocking its thread. @param {Started} started @param {Never} never */
export function waitBlocked(started, never) {
  started.putSync(1);
  never.waitSync();
}

/** Says that it is there and waits, while its event loop runs. @param {Started} started @param {Never} never */
export async function waitIdly(started, never) {
  await started.put(1);
  await never.wait();
}
