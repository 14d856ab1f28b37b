/** The frame of a sandbox. */

import type { SandboxIsThere, SandboxScripts } from "./messages.ts";

/** Where a sandbox comes from. */
export interface SandboxSource {
  /** Address of the frame's page, `frame.html`. */
  readonly frame: string;
  readonly scripts: SandboxScripts;
  /**
   * Whether the frame's page comes with `Content-Security-Policy: sandbox allow-scripts`. Then the element has no attribute of that kind: a service
   * worker is not asked for frames that have one, and so could not give the page without a network. Never, if left out.
   */
  readonly isSandboxedByHeader?: () => boolean;
}

/** This browser, or this site, lets no frame without an origin share memory, so no program can be run. */
class NoSharedMemory extends Error {
  override readonly name = "NoSharedMemory";

  constructor() {
    super("The sandbox has no shared memory in this browser, which processes need");
  }
}

/** Milliseconds in which it must be there. */
const OPENS_WITHIN = 15_000;

/** Puts a frame into the page; resolves when its script runs. */
export async function frameOf({
  frame: address,
  isSandboxedByHeader,
}: SandboxSource): Promise<HTMLIFrameElement> {
  const frame = document.createElement("iframe");
  if (!isSandboxedByHeader?.()) frame.setAttribute("sandbox", "allow-scripts");
  // Without this, a frame of another origin has no shared memory; it has none that could be named.
  frame.setAttribute("allow", "cross-origin-isolated *");
  frame.hidden = true;
  frame.title = "sandbox";
  frame.src = address;
  // What it is used for: to be there, until it has a program.
  frame.dataset["use"] = "spare";
  const isThere = heard(frame);
  document.body.append(frame);
  try {
    await isThere;
    if (frame.contentDocument !== null) throw new Error(reachable(address));
  } catch (error) {
    frame.remove();
    throw error;
  }
  return frame;
}

function heard(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(new Error(notThere(frame.src))), OPENS_WITHIN);
    const listener = ({ source, data }: MessageEvent<Partial<SandboxIsThere> | undefined>): void => {
      if (source !== frame.contentWindow || data?.type !== "sandbox") return;
      done(data.sharesMemory === true ? undefined : new NoSharedMemory());
    };
    const done = (error?: Error): void => {
      clearTimeout(timer);
      removeEventListener("message", listener);
      if (error === undefined) resolve();
      else reject(error);
    };
    addEventListener("message", listener);
  });
}

// It would reach whatever the page does, so it gets no program.
function reachable(address: string): string {
  return `The sandbox from ${address} has the origin of the page, so no program is run in it. Serve it with Content-Security-Policy: sandbox allow-scripts`;
}

function notThere(address: string): string {
  return (
    `The sandbox was not loaded from ${address} within ${OPENS_WITHIN / 1000} s, so no program can be run. ` +
    "Serve it with the headers of the page, and Cross-Origin-Resource-Policy: cross-origin"
  );
}
