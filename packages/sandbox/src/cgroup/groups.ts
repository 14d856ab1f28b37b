import { readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, OWNER } from "../run/owner.ts";
import { delegate } from "./delegate.ts";
import { endAll, Group, type GroupLimits, type Hierarchies } from "./group.ts";
import { type Controller, hierarchyOf } from "./hierarchies.ts";

const CONTROLLERS: readonly Controller[] = ["memory", "pids", "cpu"];
const NAME = /^mp-run-(\d+-\d+)-\d+$/;

/** Makes the groups of runs; knows where. */
export class Groups {
  readonly #hierarchies: Hierarchies;
  #made = 0;

  /** @throws {Error} whose message says what is missing. @param told `MP_CGROUP`, if it is set. */
  constructor(told: string | undefined) {
    const found = CONTROLLERS.map((name) => [name, hierarchyOf(name, told)] as const);
    const missing = found.filter(([, place]) => typeof place === "string");
    if (missing.length > 0)
      throw new Error(missing.map(([name, why]) => `${name}: ${why as string}`).join("; "));
    this.#hierarchies = Object.fromEntries(found) as unknown as Hierarchies;
    for (const folder of this.#folders(2))
      delegate(
        folder,
        CONTROLLERS.filter((name) => this.#hierarchies[name].folder === folder),
      );
  }

  /** Which versions of control groups hold what, for whoever operates this. */
  get detail(): string {
    return CONTROLLERS.map(
      (name) => `${name} by v${this.#hierarchies[name].version} in ${this.#hierarchies[name].folder}`,
    ).join(", ");
  }

  make(limits: GroupLimits): Group {
    return new Group(this.#hierarchies, `mp-run-${OWNER}-${++this.#made}`, limits);
  }

  /** Takes away the groups of processes like this one that were killed before they could, with all that is in them. */
  async sweep(): Promise<void> {
    for (const folder of this.#folders()) {
      for (const name of readdirSync(folder)) {
        const owner = NAME.exec(name)?.[1];
        if (owner !== undefined && !isAlive(owner)) await removeWhole(join(folder, name));
      }
    }
  }

  #folders(version?: 1 | 2): readonly string[] {
    const wanted = Object.values(this.#hierarchies).filter(
      (each) => version === undefined || each.version === version,
    );
    return [...new Set(wanted.map(({ folder }) => folder))];
  }
}

async function removeWhole(folder: string): Promise<void> {
  for (let tries = 0; readFileSync(join(folder, "cgroup.procs"), "utf8") !== "" && tries < 100; tries++) {
    endAll(folder);
    await sleep(10);
  }
  rmdirSync(folder);
}
