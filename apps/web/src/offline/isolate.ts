/**
 * Shared memory needs two headers. Where the host does not set them, the service worker does, from the next load on: so the page is loaded once more.
 * Once: if that was no help, nothing is.
 */

const RELOADED = "mp-reloaded-for-headers";

/** Loads the page again, if that may bring shared memory. Called when a service worker answers for the page. */
export function reloadForHeaders(): void {
  if (!crossOriginIsolated && remember()) location.reload();
}

/** From now on a page without shared memory may be loaded again. */
export function isolated(): void {
  try {
    sessionStorage.removeItem(RELOADED);
  } catch {
    // Storage is refused; then nothing was remembered.
  }
}

/** Whether this was not done before. Where that can't be remembered, it is not done at all. */
function remember(): boolean {
  try {
    if (sessionStorage.getItem(RELOADED) !== null) return false;
    sessionStorage.setItem(RELOADED, "");
    return true;
  } catch {
    return false;
  }
}
