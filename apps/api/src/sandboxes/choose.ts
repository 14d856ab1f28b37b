import { Bubblewrap, type Sandbox } from "@mp/sandbox";
import type { Config } from "../config.ts";
import { SandboxElsewhere } from "./elsewhere.ts";
import { NoSandbox } from "./off.ts";

/** The sandbox that the settings ask for. */
export function chooseSandbox({
  MP_SANDBOX,
  MP_API_ROLE,
}: Pick<Config, "MP_SANDBOX" | "MP_API_ROLE">): Sandbox {
  if (MP_API_ROLE === "api") return new SandboxElsewhere();
  return MP_SANDBOX === "off" ? new NoSandbox() : new Bubblewrap();
}
