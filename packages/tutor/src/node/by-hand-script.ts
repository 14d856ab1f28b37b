/**
 * The process in which a person schedules a program: of its own, so that whatever the program does, the tutor lives. It answers one request
 * after another, each a message.
 */
import { breaking } from "../explore/breaking.ts";
import { endFrom, pointAfter } from "../explore/by-hand.ts";
import type { ByHandAnswer, ByHandRequest } from "./by-hand.ts";
import { openExplorable } from "./explorable.ts";

const [file = ""] = process.argv.slice(2);
const opening = openExplorable(file);
// Whoever asks first is told.
opening.catch(() => {});

async function answer(request: ByHandRequest): Promise<ByHandAnswer> {
  const explorable = await opening;
  if (request.ask === "point") return pointAfter(explorable, request.decisions);
  if (request.ask === "end") return endFrom(explorable, request.decisions);
  return breaking(explorable);
}

process.on("message", (request: ByHandRequest & { readonly id: number }) => {
  void answer(request).then(
    (result) => process.send?.({ id: request.id, result }),
    (error: unknown) => process.send?.({ id: request.id, error: String(error) }),
  );
});
