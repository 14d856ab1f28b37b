/** What a value looks like, in 40 characters at most: enough to know it again in a picture. */

/** Longest summary. */
export const SUMMARY_LENGTH = 40;
const DEPTH = 3;

/** A short text of a value, JSON-like. Functions, classes and handles are named, bytes are counted. */
export function summary(value: unknown): string {
  const text = describe(value, SUMMARY_LENGTH, DEPTH);
  return text.length <= SUMMARY_LENGTH ? text : `${text.slice(0, SUMMARY_LENGTH - 1)}…`;
}

/** `room` says how much of it is of use: what would come after that is not looked at. */
function describe(value: unknown, room: number, depth: number): string {
  switch (typeof value) {
    case "string":
      // What is cut is not quoted to its end.
      return JSON.stringify(value.length > room ? value.slice(0, room + 1) : value);
    case "bigint":
      return `${value}n`;
    case "symbol":
      return "Symbol()";
    case "function":
      return value.name === "" ? "function" : value.name;
    case "object":
      return value === null ? "null" : describeObject(value, room, depth);
    default:
      return String(value);
  }
}

function describeObject(value: object, room: number, depth: number): string {
  if (Array.isArray(value)) return depth === 0 ? "[…]" : list(value, room, depth);
  if (ArrayBuffer.isView(value)) return `${nameOf(value)}(${value.byteLength})`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return nameOf(value);
  return depth === 0 ? "{…}" : record(value as Record<string, unknown>, room, depth);
}

function list(items: readonly unknown[], room: number, depth: number): string {
  let text = "[";
  for (const item of items) {
    if (text.length > room) break;
    text += `${text.length > 1 ? "," : ""}${describe(item, room - text.length, depth - 1)}`;
  }
  return `${text}]`;
}

function record(value: Record<string, unknown>, room: number, depth: number): string {
  let text = "{";
  for (const key of Object.keys(value)) {
    if (text.length > room) break;
    text += `${text.length > 1 ? "," : ""}${key}:${describe(value[key], room - text.length, depth - 1)}`;
  }
  return `${text}}`;
}

function nameOf(value: object): string {
  const { constructor } = value as { constructor?: unknown };
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "object";
}
