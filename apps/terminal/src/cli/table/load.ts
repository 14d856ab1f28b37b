import type { Command } from "../command.ts";
import type { CommandName } from "./commands.ts";

/** Each command's module, loaded when it is asked for: the tutor opens without them, and `mp list` without those that draw. */
export const LOAD: Readonly<Record<CommandName, () => Promise<{ readonly command: Command }>>> = {
  list: () => import("../list.ts"),
  show: () => import("../show.ts"),
  run: () => import("../run.ts"),
  check: () => import("../check.ts"),
  hint: () => import("../hint.ts"),
  solution: () => import("../solution.ts"),
  reset: () => import("../reset.ts"),
  trace: () => import("../trace-command.ts"),
  explore: () => import("../trace-command.ts"),
  replay: () => import("../replay-command.ts"),
  export: () => import("../export.ts"),
  import: () => import("../import.ts"),
  sync: () => import("../sync.ts"),
  doctor: () => import("../doctor/command.ts"),
  completion: () => import("../completion/command.ts"),
  help: () => import("../help.ts"),
};
