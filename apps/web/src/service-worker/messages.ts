/** What a page tells the service worker. */
export type ToServiceWorker =
  /** Keep the whole site. */
  | { readonly type: "fill" }
  /** Take over this page, which was loaded without it. */
  | { readonly type: "claim" }
  /** Take the place of the version before. */
  | { readonly type: "take-over" };
