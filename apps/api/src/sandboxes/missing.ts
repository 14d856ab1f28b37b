import type { LayerReport, Sandbox, SandboxEvent } from "@mp/sandbox";

/** Stands where there is no sandbox: runs nothing, and says so. */
export class MissingSandbox implements Sandbox {
  check(): Promise<LayerReport> {
    const detail =
      "No sandbox is part of this build. To run your own programs on your own machine, set MP_SANDBOX=off.";
    return Promise.resolve({ ok: false, layers: [{ name: "sandbox", present: false, detail }] });
  }

  // eslint-disable-next-line require-yield -- It has nothing to tell: nobody gets here before `check` has said no.
  async *run(): AsyncGenerator<SandboxEvent> {
    throw new Error("There is no sandbox, so nothing is run. Look at check() first.");
  }
}
