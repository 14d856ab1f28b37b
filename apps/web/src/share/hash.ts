/** How an address that carries a program begins, behind its `#`. */
export const SHARE = "#share=";

/** Whether an address carries a program. */
export function isShareHash(hash: string): boolean {
  return hash.startsWith(SHARE);
}
