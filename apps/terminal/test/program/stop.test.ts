import { describe, expect, test, vi } from "vitest";
import { stopOnce, STUBBORN } from "../support/stop.ts";

// Real programs on a machine that may be busy with others. How long it takes, `pnpm --filter @mp/terminal stops` measures.
vi.setConfig({ testTimeout: 120_000 });

describe("Ctrl-C ends mp run", () => {
  test.each(Object.keys(STUBBORN) as (keyof typeof STUBBORN)[])(
    "%s, and nothing is left running",
    async (name) => {
      const { exitCode, left, shown } = await stopOnce(name);
      expect(left).toEqual([]);
      expect(exitCode).toBe(3);
      expect(shown).toContain("You stopped the program");
    },
  );
});
