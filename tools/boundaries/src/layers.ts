/**
 * The layers of `packages/runtime/src`, lowest first: each is a folder or a file of that name. What is lower may not
 * import what is higher. This list is the one place to change the order; a folder that is missing here is an error.
 */
export const LAYERS: readonly string[] = [
  "globals",
  "library",
  "afresh",
  "disposal",
  "errors",
  "check",
  "port",
  "trace",
  "kernel",
  "recorder",
  "codec",
  "sync",
  "shared",
  "channel",
  "queue",
  "process",
  "pool",
  "managers",
  "sockets",
  "core",
  "bundled",
  "bundler",
  "control",
  "platform",
  "index",
];
