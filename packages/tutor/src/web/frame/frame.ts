/**
 * The script of the sandboxed frame. The frame has no origin: no storage, no cookies, nothing of the page; and its policy lets it fetch
 * nothing. It runs nothing of a program's itself, so it stays able to answer: its driver, a thread, does.
 */

import type { BeDriver, OpenSandbox, SandboxIsThere } from "../messages.ts";

addEventListener("message", (event: MessageEvent<OpenSandbox>) => {
  const [port] = event.ports;
  if (event.source !== parent || event.data?.type !== "open" || port === undefined) return;
  const { driver, ...scripts } = event.data.scripts;
  const worker = new Worker(URL.createObjectURL(new Blob([driver], { type: "text/javascript" })), {
    name: "driver",
  });
  worker.addEventListener("error", ({ message }) => {
    port.postMessage({
      type: "failed",
      name: "Error",
      message: message ?? "The driver could not be started",
    });
  });
  const beDriver: BeDriver = { type: "driver", scripts };
  worker.postMessage(beDriver, [port]);
});

// The page waits for this before it sends anything.
const here: SandboxIsThere = { type: "sandbox", sharesMemory: crossOriginIsolated };
parent.postMessage(here, "*");
