/** What the page does: it replays the recordings, and tells which did not come to the same. */
import { createController } from "@mp/runtime/control";
import { type Recordings, replayAll } from "../replay/replay.ts";

async function answer(): Promise<string> {
  try {
    const recordings = (await (await fetch("/recordings")).json()) as Recordings[];
    await using controller = await createController();
    return JSON.stringify(await replayAll(controller, recordings));
  } catch (error) {
    return `The page failed: ${String(error)}`;
  }
}

await fetch("/answer", { method: "POST", body: await answer() });
