/** Now, or some milliseconds from now, as the database keeps times. */
export function timestamp(fromNowMs = 0): string {
  return new Date(Date.now() + fromNowMs).toISOString();
}
