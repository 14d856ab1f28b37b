import { Bubblewrap, type Sandbox } from "@mp/sandbox";
import type { Config } from "../config.ts";
import { NoSandbox } from "./off.ts";

/** The sandbox that the settings ask for. */
export function chooseSandbox({ MP_SANDBOX }: Pick<Config, "MP_SANDBOX">): Sandbox {
  return MP_SANDBOX === "off" ? new NoSandbox() : new Bubblewrap();
}
