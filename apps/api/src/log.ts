import { type Logger, pino } from "pino";

/** Where the API says what it does: lines of JSON. */
export type Log = Logger;

/** Bytes that are written at once. */
const TOGETHER = 8192;
/** Milliseconds after which fewer are written, too. */
const LATEST_MS = 200;

/** Of one millisecond: under load, dozens of lines share it. */
let stamped = { at: 0, text: "" };

function timestamp(): string {
  const at = Date.now();
  if (at !== stamped.at) stamped = { at, text: `,"time":"${new Date(at).toISOString()}"` };
  return stamped.text;
}

/** For lines whose every field is ours: looking through them for tokens takes as long as writing them. */
export function withoutRedaction(log: Log): Log {
  return log.child({}, { redact: [] });
}

/** @param level `silent` in tests. */
export function makeLog(level: string): Log {
  const options = {
    level,
    base: null,
    timestamp,
    serializers: { error: pino.stdSerializers.err },
    // A token must not get into a log, whoever writes it there.
    redact: ["req.headers.authorization", "*.token", "token"],
  };
  // Standard output is for what people read at the start. Under load, many lines are written at once, while other things go on; at the end, all that are left.
  const destination = pino.destination({ dest: 2, sync: false, minLength: TOGETHER });
  setInterval(() => destination.flush(), LATEST_MS).unref();
  return pino(options, destination);
}
