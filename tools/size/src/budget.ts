/** What the entries may be at most, and what is wrong if they are more. */

import type { Sizes } from "./measure.ts";

/** As they were when the budgets were set, and the most that each may have, compressed. */
export type Budgets = Readonly<
  Record<string, { readonly minified: number; readonly brotli: number; readonly budget: number }>
>;

/** Room that a new budget leaves for what is mended and added without a thought, and the step it is rounded up to. */
const ROOM = 1.1;
const STEP = 250;

/** Sets the budgets anew, by what the entries are now. */
export function budgetsFor(sizes: Sizes): Budgets {
  return Object.fromEntries(
    Object.entries(sizes).map(([entry, size]) => [
      entry,
      { ...size, budget: Math.ceil((size.brotli * ROOM) / STEP) * STEP },
    ]),
  );
}

/** What is wrong: entries over their budget, without one, or budgets without an entry. */
export function overruns(sizes: Sizes, budgets: Budgets): string[] {
  const entries = Object.entries(sizes).flatMap(([entry, { brotli }]) => {
    const budget = budgets[entry]?.budget;
    if (budget === undefined) return [`${entry} has no budget`];
    return brotli > budget
      ? [`${entry} has ${brotli} bytes, ${brotli - budget} more than its budget of ${budget}`]
      : [];
  });
  const gone = Object.keys(budgets).filter((entry) => !(entry in sizes));
  return [...entries, ...gone.map((entry) => `${entry} has a budget and is not there`)];
}
