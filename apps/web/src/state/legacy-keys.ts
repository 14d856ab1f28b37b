/** Keys by which the first versions of the app kept things in `localStorage`. */
export const LEGACY = { progress: "mp-progress", code: "mp-code/" } as const;

export function isLegacy(key: string): boolean {
  return key === LEGACY.progress || key.startsWith(LEGACY.code);
}
