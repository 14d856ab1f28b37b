import { expect, test } from "vitest";
import { inspect } from "../src/inspect.ts";
import { RULES } from "../src/rules.ts";
import { smallRepository } from "./small-repository.ts";

async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  using repository = smallRepository(files);
  const { violations } = await inspect(repository.root);
  return violations.map(({ rule }) => rule);
}

/** One violation per rule, planted in a repository that is otherwise in order. */
const PLANTED: Record<string, Record<string, string>> = {
  "base-packages-stand-alone": { "packages/content/src/plant.ts": 'import "@mp/runtime";' },
  "inspect-knows-traces-only": { "packages/inspect/src/plant.ts": 'import type {} from "@mp/runtime";' },
  "inspect-imports-types-of-traces": {
    "packages/runtime/src/recorder/index.ts": "export const trace = 1;",
    "packages/inspect/src/plant.ts": 'import "../../runtime/src/recorder/index.ts";',
  },
  "tutor-uses-base-packages-only": {
    "packages/python/src/index.ts": "",
    "packages/tutor/src/plant.ts": 'import "../../python/src/index.ts";',
  },
  "sandbox-runs-programs": { "packages/sandbox/src/plant.ts": 'import "@mp/content";' },
  "api-client-stands-alone": { "packages/api-client/src/plant.ts": 'import "@mp/tutor";' },
  "packages-know-no-app": { "packages/tutor/src/plant.ts": 'import "@mp/web";' },
  "apps-know-no-app": { "apps/web/src/plant.ts": 'import "@mp/terminal";' },
  "servers-mount-the-api": {
    "apps/api/src/index.ts": "",
    "apps/web/src/plant.ts": 'import "../../api/src/index.ts";',
  },
  "programs-use-runtime-only": { "content/first/plant.ts": 'import "@mp/content";' },
  "checks-use-content-and-runtime": { "content/first/check.ts": 'import "@mp/tutor";' },
  "tools-stay-outside": {
    "tools/build/src/index.ts": "",
    "apps/web/src/plant.ts": 'import "../../../tools/build/src/index.ts";',
  },
  "react-in-front-ends-only": { "packages/tutor/src/plant.ts": 'import "react";' },
  "node-in-platform-only": { "packages/runtime/src/kernel/plant.ts": 'import "node:fs";' },
  "runtime-needs-no-package": { "packages/runtime/src/platform/plant.ts": 'import "react";' },
  "layer-is-listed": { "packages/runtime/src/misc/plant.ts": 'import "../errors.ts";' },
  "layer-kernel": { "packages/runtime/src/kernel/plant.ts": 'import "../queue/queue.ts";' },
  "layer-queue": { "packages/runtime/src/queue/plant.ts": 'import "../platform/node/host.ts";' },
  "api-layer-store": {
    "apps/api/src/services/runs.ts": "",
    "apps/api/src/store/plant.ts": 'import "../services/runs.ts";',
  },
  "api-layer-services": {
    "apps/api/src/routes/runs.ts": "",
    "apps/api/src/services/plant.ts": 'import "../routes/runs.ts";',
  },
  "api-layer-http": { "apps/api/src/app.ts": "", "apps/api/src/http/plant.ts": 'import "../app.ts";' },
  "no-cycle": {
    "packages/runtime/src/pool/a.ts": 'import type { B } from "./b.ts"; export type A = B;',
    "packages/runtime/src/pool/b.ts": 'import type { A } from "./a.ts"; export type B = A;',
  },
  resolves: { "apps/web/src/plant.ts": 'import "./nowhere.ts";' },
};

test("finds nothing wrong where all is in order, and did look", async () => {
  using repository = smallRepository();
  const { violations, modules, dependencies } = await inspect(repository.root);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(10);
  expect(dependencies).toBeGreaterThan(10);
});

test.for(Object.entries(PLANTED))("%s is reported where it is broken", async ([rule, files]) => {
  expect(await rulesBrokenBy(files)).toContain(rule);
});

test("a type counts as an import, and so does a dynamic import", async () => {
  const typed = {
    "packages/runtime/src/kernel/plant.ts":
      'import type { queue } from "../queue/queue.ts"; export type Q = typeof queue;',
  };
  const dynamic = {
    "packages/runtime/src/kernel/plant.ts": 'export const late = import("../queue/queue.ts");',
  };
  expect(await rulesBrokenBy(typed)).toEqual(["layer-kernel"]);
  expect(await rulesBrokenBy(dynamic)).toEqual(["layer-kernel"]);
});

test("tests may use Node and any layer", async () => {
  const files = {
    "packages/runtime/src/kernel/heap.test.ts": 'import "node:fs"; import "../queue/queue.ts";',
  };
  expect(await rulesBrokenBy(files)).toEqual([]);
});

test("every rule has a planted violation; of the layers, two stand for all", () => {
  const names = RULES.map(({ name }) => name).filter(
    (name) => name === "layer-is-listed" || !name?.startsWith("layer-"),
  );
  expect(Object.keys(PLANTED)).toEqual(expect.arrayContaining(names));
});
