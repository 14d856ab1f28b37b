import fs from "node:fs";

type Listener = (stream: "stdout" | "stderr", text: string) => void;

const STREAMS = { 1: "stdout", 2: "stderr" } as const;

/**
 * Sends what this thread writes to stdout and stderr to a listener instead. Both ways out are caught: the streams,
 * which the first thread uses, and writes to the descriptors, by which the runtime's processes print.
 */
export function captureOutput(listener: Listener): void {
  captureStream(process.stdout, "stdout", listener);
  captureStream(process.stderr, "stderr", listener);
  captureDescriptors(listener);
}

function captureStream(stream: NodeJS.WriteStream, name: "stdout" | "stderr", listener: Listener): void {
  stream.write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    listener(name, textOf(chunk, encoding));
    const callback = [encoding, done].find((argument) => typeof argument === "function") as
      | (() => void)
      | undefined;
    if (callback) process.nextTick(callback);
    return true;
  };
}

function captureDescriptors(listener: Listener): void {
  const original = fs.writeSync;
  const captured = (fd: number, data: string | NodeJS.ArrayBufferView, ...rest: unknown[]): number => {
    if (fd !== 1 && fd !== 2) return Reflect.apply(original, fs, [fd, data, ...rest]) as number;
    const bytes = bytesOf(data, rest);
    listener(STREAMS[fd], bytes.toString("utf8"));
    return bytes.length;
  };
  fs.writeSync = captured;
}

// writeSync(fd, view, offset?, length?) or writeSync(fd, view, { offset, length }) or writeSync(fd, text, position?, encoding?)
function bytesOf(data: string | NodeJS.ArrayBufferView, rest: readonly unknown[]): Buffer {
  if (typeof data === "string") return Buffer.from(data, (rest[1] as BufferEncoding | undefined) ?? "utf8");
  const [first, second] = rest;
  const named =
    typeof first === "object" && first !== null ? (first as { offset?: number; length?: number }) : undefined;
  const offset = named?.offset ?? (typeof first === "number" ? first : 0);
  const length = named?.length ?? (typeof second === "number" ? second : data.byteLength - offset);
  return Buffer.from(data.buffer, data.byteOffset + offset, length);
}

function textOf(chunk: string | Uint8Array, encoding: unknown): string {
  if (typeof chunk !== "string") return Buffer.from(chunk).toString("utf8");
  const name = typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8";
  return name === "utf8" ? chunk : Buffer.from(chunk, name).toString("utf8");
}
