import type { LayerReport, Sandbox, SandboxEvent } from "@mp/sandbox";

/** `MP_API_ROLE=api`: this process runs nothing, and each runner answers for its own sandbox before it takes a run. */
export class SandboxElsewhere implements Sandbox {
  check(): Promise<LayerReport> {
    const detail = "Programs run in other processes, each of which looks at its own before it begins.";
    return Promise.resolve({ ok: true, layers: [{ name: "sandbox", present: true, detail }] });
  }

  // eslint-disable-next-line require-yield -- It has nothing to tell.
  async *run(): AsyncGenerator<SandboxEvent> {
    throw new Error("This process runs no programs: MP_API_ROLE=api.");
  }
}
