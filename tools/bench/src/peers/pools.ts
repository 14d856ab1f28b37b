import type { MakeDoubler } from "./doubler.ts";

/** Loads only what one subject needs. */
function lazily(load: () => Promise<{ default: MakeDoubler }>): MakeDoubler {
  return async (workers) => (await load()).default(workers);
}

const piscina = (atomics?: "sync" | "async" | "disabled"): MakeDoubler =>
  lazily(async () => {
    const { piscinaWith } = await import("./piscina.ts");
    return { default: piscinaWith(atomics) };
  });

/** The pools that are compared, each behind the same small face and with the settings that serve it best. */
export const POOLS = {
  mp: lazily(() => import("./mp.ts")),
  piscina: piscina(),
  "piscina, sync": piscina("sync"),
  "piscina, async": piscina("async"),
  "piscina, disabled": piscina("disabled"),
  tinypool: lazily(() => import("./tinypool.ts")),
  workerpool: lazily(() => import("./workerpool.ts")),
  poolifier: lazily(() => import("./poolifier.ts")),
  multithreading: lazily(() => import("./multithreading.ts")),
  threads: lazily(() => import("./threads.ts")),
  comlink: lazily(() => import("./comlink.ts")),
  postMessage: lazily(() => import("./post-message.ts")),
} as const satisfies Record<string, MakeDoubler>;
