/** The log of the program: Python's `multiprocessing.get_logger` and `log_to_stderr`. */

import { whenAfresh } from "../afresh.ts";
import { expectInteger, expectType } from "../check.ts";
import { ValueError } from "../errors.ts";
import { port } from "../port.ts";
import { birthRecord, currentProcess } from "./current.ts";
import type { LogSettings } from "./protocol.ts";

/** The name of a level: `SUBDEBUG` 5, `DEBUG` 10, `INFO` 20, `SUBWARNING` 25, `WARNING` 30, `ERROR` 40, `CRITICAL` 50; `NOTSET` 0. */
export type LogLevel =
  | "NOTSET"
  | "SUBDEBUG"
  | "DEBUG"
  | "INFO"
  | "SUBWARNING"
  | "WARNING"
  | "ERROR"
  | "CRITICAL";

/** Python's levels, by name. */
const LEVELS: Readonly<Record<LogLevel, number>> = {
  NOTSET: 0,
  SUBDEBUG: 5,
  DEBUG: 10,
  INFO: 20,
  SUBWARNING: 25,
  WARNING: 30,
  ERROR: 40,
  CRITICAL: 50,
};

/**
 * Writes what a process has to tell of itself, with its name, to the standard error of the program. {@link getLogger} gives the
 * one of this process.
 *
 * It writes nothing until {@link logToStderr} was called, here or in the parent before it started this process. The library itself
 * tells at level `INFO` when a child begins and ends its work.
 *
 * @example
 * ```ts
 * import { getLogger } from "@mp/runtime";
 * const logger = getLogger();
 * logger.setLevel("INFO");
 * console.log(logger.level, logger.isEnabledFor("DEBUG"), logger.isEnabledFor("ERROR")); // => 20 false true
 * ```
 *
 * @example
 * ```ts
 * import { logToStderr } from "@mp/runtime";
 * const logger = logToStderr();
 * logger.debug("not written"); // below logger.getEffectiveLevel(), which is WARNING
 * logger.info("not written, either");
 * logger.warning("low on space"); // stderr => [WARNING/MainProcess] low on space
 * logger.error("no space"); // stderr => [ERROR/MainProcess] no space
 * logger.critical("on fire"); // stderr => [CRITICAL/MainProcess] on fire
 * logger.log(35, "in between"); // stderr => [Level 35/MainProcess] in between
 * ```
 */
export class Logger {
  private current: number;
  private writes: boolean;

  /** @internal */
  constructor(settings: LogSettings | undefined) {
    this.current = settings?.level ?? LEVELS.NOTSET;
    this.writes = settings?.toStderr ?? false;
  }

  /** The level that was set, as a number; 0, `NOTSET`, if none was. */
  get level(): number {
    return this.current;
  }

  /**
   * Sets the level below which nothing is written. Children that are started from now on have it as well.
   *
   * @throws ValueError if there is no level of this name; TypeError if it is neither a name nor an integer.
   */
  setLevel(level: LogLevel | number): void {
    this.current = numberOf(level);
  }

  /** The level below which nothing is written: the one that was set, or else `WARNING`, 30. */
  getEffectiveLevel(): number {
    return this.current === LEVELS.NOTSET ? LEVELS.WARNING : this.current;
  }

  /** Whether messages of a level pass. */
  isEnabledFor(level: LogLevel | number): boolean {
    return numberOf(level) >= this.getEffectiveLevel();
  }

  /** Writes a message at a level. */
  log(level: LogLevel | number, message: string): void {
    if (!this.isEnabledFor(level) || !this.writes) return;
    port().warn(`[${nameOf(numberOf(level))}/${currentProcess().name}] ${message}`);
  }

  /** Writes a message at level `DEBUG`. */
  debug(message: string): void {
    this.log(LEVELS.DEBUG, message);
  }

  /** Writes a message at level `INFO`. */
  info(message: string): void {
    this.log(LEVELS.INFO, message);
  }

  /** Writes a message at level `WARNING`. */
  warning(message: string): void {
    this.log(LEVELS.WARNING, message);
  }

  /** Writes a message at level `ERROR`. */
  error(message: string): void {
    this.log(LEVELS.ERROR, message);
  }

  /** Writes a message at level `CRITICAL`. */
  critical(message: string): void {
    this.log(LEVELS.CRITICAL, message);
  }

  /** @internal From now on it writes. */
  open(): void {
    this.writes = true;
  }

  /** @internal What a child inherits. */
  get settings(): LogSettings {
    return { level: this.current, toStderr: this.writes };
  }
}

let logger: Logger | undefined;
whenAfresh(() => (logger = undefined));

/**
 * The logger of this process (Python's `get_logger()`).
 *
 * @returns always the same one.
 *
 * @example
 * ```ts
 * import { getLogger } from "@mp/runtime";
 * console.log(getLogger() === getLogger(), getLogger().getEffectiveLevel()); // => true 30
 * ```
 */
export function getLogger(): Logger {
  logger ??= new Logger(birthRecord()?.log);
  return logger;
}

/**
 * Lets the logger of this process, and of the children it starts from now on, write to the standard error of the program (Python's
 * `log_to_stderr()`): lines such as `[INFO/Process-1] read 3 files`.
 *
 * @param level sets the logger's level, too.
 * @returns the logger.
 *
 * @example
 * ```ts
 * import { logToStderr } from "@mp/runtime";
 * const logger = logToStderr("INFO");
 * logger.info("read 3 files"); // stderr => [INFO/MainProcess] read 3 files
 * logger.debug("they were small"); // not written
 * ```
 */
export function logToStderr(level?: LogLevel | number): Logger {
  const own = getLogger();
  if (level !== undefined) own.setLevel(level);
  own.open();
  return own;
}

function numberOf(level: LogLevel | number): number {
  if (typeof level === "number") {
    expectInteger(level, "level", 0);
    return level;
  }
  expectType(typeof level === "string", "level", "the name or the number of a level", level);
  if (Object.hasOwn(LEVELS, level)) return LEVELS[level];
  throw new ValueError(
    `${JSON.stringify(level)} is not a level; these are: ${Object.keys(LEVELS).join(", ")}`,
  );
}

function nameOf(level: number): string {
  const known = Object.entries(LEVELS).find(([, number]) => number === level);
  return known?.[0] ?? `Level ${level}`;
}
