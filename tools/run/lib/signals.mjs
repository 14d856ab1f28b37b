/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

let received = false;

/** Has anything asked us to stop? What was planned next is then not begun. */
export function wasInterrupted() {
  return received;
}

/**
 * A signal meant for us goes on to the child, and we live on to report how the child ended.
 *
 * @param {ChildProcess} child
 * @param {boolean} ownGroup Whether the child leads a process group of its own, which is then signalled as a whole.
 * @returns {() => void} Ends the forwarding.
 */
export function forwardSignals(child, ownGroup) {
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    received = true;
    if (ownGroup) signalGroup(child, signal);
    else if (!cameFromTerminal(signal)) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  const stopWatching = watchParent(() => forward("SIGTERM"));
  return () => {
    for (const signal of SIGNALS) process.off(signal, forward);
    stopWatching();
  };
}

/** Ctrl-C at a terminal reaches the whole process group: sent on it would arrive twice. @param {NodeJS.Signals} signal */
function cameFromTerminal(signal) {
  return signal === "SIGINT" && process.stdin.isTTY;
}

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    process.kill(-(/** @type {number} */ (child.pid)), signal);
  } catch {
    // The group is gone already, which is what was asked for.
  }
}

/**
 * npm runs scripts through a shell, and that shell dies of a signal without passing it on. What is left to notice is
 * that it has gone. Started in another way, we may well outlive who started us.
 *
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (process.env["npm_lifecycle_event"] === undefined) return () => {};
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, 300);
  return () => clearInterval(timer);
}
