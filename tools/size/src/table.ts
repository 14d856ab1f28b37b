/** The sizes as tables: for the terminal, and for the docs. */

import type { Budgets } from "./budget.ts";
import type { Sizes } from "./measure.ts";

/** What each entry is for; of a new one, its name has to do. */
const MEANING: Readonly<Record<string, string>> = {
  "index.js": "`@mp/runtime` on Node",
  "deno.js": "`@mp/runtime` on Deno",
  "bun.js": "`@mp/runtime` on Bun",
  "web.js": "`@mp/runtime` in a browser",
  "trace/index.js": "`@mp/runtime/trace`",
  "control.js": "`@mp/runtime/control` on Node: the controller",
  "host.js": "a host of controlled schedules on Node",
  "web-control.js": "`@mp/runtime/control` in a browser",
  "web-host.js": "a host in a browser",
  "web-program.js": "the thread of a program that is given as text, in a browser",
  "web-driver.js": "what runs such programs",
  "trace-file.js": "`@mp/runtime/trace/file`, on Node",
  "trace-auto.js": "`@mp/runtime/trace/auto`, on Node",
  "kernel/index.js": "`@mp/runtime/kernel`",
  "bundled.js": "`@mp/runtime/internal/bundled`: what the plugins write into bundles",
  "bundler/vite.js": "the plugin for Vite",
  "bundler/rollup.js": "the plugin for Rollup and Rolldown",
  "bundler/esbuild.js": "the plugin for esbuild and tsup",
  "bundler/webpack.js": "the plugin for webpack",
  "bundler/webpack-loader.js": "its loader",
  "thread.js": "the thread of a bundled program, on Node",
  "deno-thread.js": "the same on Deno",
  "bun-thread.js": "the same on Bun",
  "web-thread.js": "the same in a browser",
  "worker.js": "the thread of a process, on Node",
  "deno-worker.js": "the same on Deno",
  "bun-worker.js": "the same on Bun",
  "web-worker.js": "every thread in a browser: `@mp/runtime/worker`",
  "supervisor.js": "the thread that owns the others, on Node",
  "deno-supervisor.js": "the same on Deno",
  "bun-supervisor.js": "the same on Bun",
};

/** One line for each entry, with what it may have. */
export function forTerminal(sizes: Sizes, budgets: Budgets): string {
  const rows = Object.entries(sizes).map(([entry, { minified, brotli }]) => {
    const numbers = [minified, brotli, budgets[entry]?.budget ?? 0].map((bytes) =>
      inKilobytes(bytes).padStart(10),
    );
    return `${entry.padEnd(24)}${numbers.join("")}`;
  });
  return [
    `${"".padEnd(24)}${["minified", "brotli", "budget"].map((head) => head.padStart(10)).join("")}`,
    ...rows,
  ].join("\n");
}

/** The page of the docs, as of when the budgets were set. */
export function forDocs(budgets: Budgets): string {
  const rows = Object.entries(budgets).map(
    ([entry, { minified, brotli, budget }]) =>
      `| \`${entry}\` | ${MEANING[entry] ?? ""} | ${inKilobytes(minified)} | ${inKilobytes(brotli)} | ${inKilobytes(budget)} |`,
  );
  return `# Sizes

What an entry of \`@mp/runtime\` weighs with all it imports from the package: minified by esbuild, and compressed by brotli as a server would send it. The gate fails when one exceeds its budget. This page is written by
\`pnpm size --update\`, which sets the budgets anew ([decision 75](decisions/0075-a-budget-for-each-entry.md)); the sizes are those of that moment.

| file of \`dist\` | what it is | minified | brotli | budget |
| --- | --- | ---: | ---: | ---: |
${rows.join("\n")}
`;
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
