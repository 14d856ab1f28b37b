/** Has the service worker begin, and tells when there is a newer version. */

import { BASE } from "../app/base.ts";
import { notify } from "../notices/store.ts";
import type { ToServiceWorker } from "../service-worker/messages.ts";
import { isolated, reloadForHeaders } from "./isolate.ts";

/** Milliseconds between two looks for a newer version, at least. */
const LOOK_EVERY = 60 * 60 * 1000;

/** Begins. Where there are no service workers, the site works as it is. */
export async function startOffline(): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (container === undefined) return;
  if (crossOriginIsolated) isolated();
  const registration = await registered(container);
  if (registration === undefined) return;
  watchForUpdate(container, registration);
  const { active } = await container.ready;
  if (!container.controller) {
    const controlled = new Promise((resolve) => {
      container.addEventListener("controllerchange", resolve, { once: true });
    });
    tell(active, { type: "claim" });
    await controlled;
  }
  reloadForHeaders();
  whenIdle(() => tell(registration.active, { type: "fill" }));
}

/** Some browsers have service workers and refuse them, as in private windows; without a network, there may be none to be loaded. */
async function registered(container: ServiceWorkerContainer): Promise<ServiceWorkerRegistration | undefined> {
  try {
    return await container.register(`${BASE}service-worker.js`, { scope: BASE });
  } catch {
    return container.getRegistration(BASE).catch(() => undefined);
  }
}

function watchForUpdate(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    const { waiting } = registration;
    if (!waiting || !container.controller) return;
    const reload = (): void => {
      container.addEventListener("controllerchange", () => location.reload(), { once: true });
      tell(waiting, { type: "take-over" });
    };
    notify({ kind: "update", reload });
  };
  registration.addEventListener("updatefound", () =>
    registration.installing?.addEventListener("statechange", look),
  );
  look();
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < LOOK_EVERY) return;
    looked = Date.now();
    // Without a network there is none to be found.
    registration.update().catch(() => {});
  });
}

function tell(worker: ServiceWorker | null, message: ToServiceWorker): void {
  worker?.postMessage(message);
}

function whenIdle(work: () => void): void {
  // Safari has no such call.
  if ("requestIdleCallback" in window) requestIdleCallback(work);
  else setTimeout(work, 1000);
}
