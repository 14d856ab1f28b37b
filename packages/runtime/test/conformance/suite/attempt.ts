import { expect } from "chai";
import type { Case } from "./case.ts";

/** Runs a case here; gives what it threw, with its stack, or `undefined`. */
export async function attempt(one: Case): Promise<string | undefined> {
  try {
    await one.run(expect);
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
  }
}
