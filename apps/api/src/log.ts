import { type Logger, pino } from "pino";

/** Where the API says what it does: lines of JSON. */
export type Log = Logger;

/** @param level `silent` in tests. */
export function makeLog(level: string): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: pino.stdSerializers.err },
    // A token must not get into a log, whoever writes it there.
    redact: ["req.headers.authorization", "*.token", "token"],
  };
  // Standard output is for what people read at the start.
  return pino(options, pino.destination(2));
}
