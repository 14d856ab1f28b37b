/** Reads server-sent events as a client does that nobody helped: bytes in, frames out. */
export interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export async function* framesOf(response: Response): AsyncGenerator<Frame> {
  if (!response.body) return;
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = (rest + text).split("\n\n");
    rest = frames.pop() ?? "";
    yield* frames.filter((frame) => frame.startsWith("id:")).map(frameOf);
  }
}

function frameOf(text: string): Frame {
  const fields = Object.fromEntries(
    text.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  return {
    id: fields["id"] ?? "",
    event: fields["event"] ?? "",
    data: JSON.parse(fields["data"] ?? "{}") as Frame["data"],
  };
}
