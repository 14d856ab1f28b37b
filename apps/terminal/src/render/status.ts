import { palette } from "./palette.ts";

/** How far a lesson is, as one sign: three shapes, so that colour is not needed. */
export function statusMark(status: "new" | "started" | "done"): string {
  if (status === "done") return palette.good("✔");
  return status === "started" ? palette.warn("◐") : palette.dim("○");
}
