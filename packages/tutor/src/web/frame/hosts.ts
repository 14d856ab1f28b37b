/** A controller whose threads are made from a script that the sandbox was given. */

import { type Controller, createController } from "@mp/runtime/control";
import { configureHosts } from "@mp/runtime/internal/driver";

/** Makes a controller. */
export function controllerFrom(script: BlobPart): Promise<Controller> {
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  configureHosts(() => new Worker(url, { name: "host" }));
  return createController();
}
