import { expect, test } from "vitest";
import { FixedWindow } from "../src/http/fixed-window.ts";

test("each client has its own quota, and all have it anew when the window ends", () => {
  let now = 0;
  const window = new FixedWindow({ name: "runs", quota: 2, seconds: 60 }, () => now);
  const take = (client: string) => window.describe(window.take(client));
  expect([take("a"), take("a"), take("b")]).toEqual([
    '"runs";r=1;t=60',
    '"runs";r=0;t=60',
    '"runs";r=1;t=60',
  ]);
  now = 59_001;
  expect(window.take("a")).toEqual({ granted: false, left: 0, wait: 1 });
  now = 60_000;
  expect(window.take("a")).toEqual({ granted: true, left: 1, wait: 60 });
});
