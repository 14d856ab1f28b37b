/** The script of a host of controlled schedules in a browser. */

import { beHost, type HostPlatform } from "../../control/host.ts";
import type { HostBirth, ToHost } from "../../control/messages.ts";
import { scope } from "./globals.ts";

/**
 * A message to oneself comes when all microtasks have run. Twice: a rejection that nobody handles is told by a task that is posted
 * when they have, and that one is to come first.
 */
function laterBy({ port1, port2 }: MessageChannel): (callback: () => void) => void {
  let isSecond = false;
  let next: (() => void) | undefined;
  port1.addEventListener("message", () => {
    isSecond = !isSecond;
    if (isSecond) port2.postMessage(undefined);
    else next?.();
  });
  port1.start();
  return (callback) => {
    next = callback;
    port2.postMessage(undefined);
  };
}

const platform: HostPlatform = {
  later: laterBy(new MessageChannel()),
  post: (message) => scope.postMessage(message),
  load(specifier) {
    throw new Error(
      `Cannot find ${specifier}: in a browser a program under control consists of the modules it was given and @mp/runtime`,
    );
  },
  onUncaught(listener) {
    scope.addEventListener("error", (event) => {
      event.preventDefault();
      listener(event.error ?? event.message);
    });
    scope.addEventListener("unhandledrejection", (event) => {
      event.preventDefault();
      listener(event.reason);
    });
  },
  // What a program writes goes through its console alone, and it leaves by `exit` of the runtime.
  control() {},
};

let receive: ((message: ToHost) => void) | undefined;
scope.addEventListener("message", ({ data }) => {
  const message = data as ToHost;
  if (receive === undefined) receive = beHost(platform, message as HostBirth);
  else receive(message);
});
