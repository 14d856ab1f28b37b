import type { Check, Expectations } from "@mp/content";
import { linesOf } from "../../checks/lines.ts";
import { startsProcesses } from "../../checks/starts-processes.ts";

const [RICE, SOUP, FRUIT, FAILURES] = [
  "[[es:arroz|en:rice]]: [[es:listo|en:ready]]",
  "[[es:sopa|en:soup]]: [[es:olla rota|en:pot broken]]",
  "[[es:fruta|en:fruit]]: [[es:listo|en:ready]]",
  "[[es:fallos|en:failures]]: 1",
];

/** Which lines there are: the program alone decides that, no schedule. In which order they come is for `expects`. */
const tells: Check = (run) => {
  const lines = linesOf(run, run.main);
  const [rice, soup, fruit] = [/^(?:arroz|rice):/, /^(?:sopa|soup):/, /^(?:fruta|fruit):/].map((dish) =>
    lines.some((line) => dish.test(line)),
  );
  const message = missing({ rice, soup, fruit });
  return [{ test: "tells-all", task: 1, ...(message !== undefined && { failure: { message } }) }];
};

function missing(told: Record<"rice" | "soup" | "fruit", boolean | undefined>): string | undefined {
  if (!told.rice && !told.soup && !told.fruit) return "nobody-asked";
  if (!told.soup) return "error-lost";
  return told.fruit ? undefined : "stops-at-first";
}

const works = startsProcesses(2, "pool-works");

// The rice takes longer, so that without any preemption the dishes already arrive in another order than that of the menu.
export default {
  schedules: { preemptions: 0 },
  run: (run) => [...works(run), ...tells(run)],
  expects: [
    { test: "no-error", task: 1, holds: { never: "error" }, message: "not-caught" },
    { test: "ends", task: 1, holds: { never: "deadlock" }, message: "waits-for-ever" },
    {
      test: "in-order",
      task: 1,
      holds: { prints: { order: "exact", lines: [RICE, SOUP, FRUIT, FAILURES] } },
      instead: {
        "[[es:fallos|en:failures]]: 0": "not-counted",
        "[[es:fallos|en:failures]]: 1": "stops-at-first",
      },
      message: "out-of-order",
    },
  ],
} satisfies Expectations;
