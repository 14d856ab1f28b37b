/**
 * Whether a file is in the Trace Event Format, by the document that defines it: N. Duca, D. Sinclair, "Trace Event Format",
 * https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU. Its words: "JSON Object Format", "Complete Events", "Metadata
 * Events", "Counter Events", "Instant Events", "Flow Events".
 */

type Entry = Readonly<Record<string, unknown>>;

/** Of each phase: the fields it must have besides `name`, `ph`, `pid`, `tid` and `ts`, and those it may have. */
const PHASES: Record<string, { readonly must: readonly string[]; readonly may: readonly string[] }> = {
  X: { must: ["dur"], may: ["cat", "args"] },
  M: { must: ["args"], may: [] },
  C: { must: ["args"], may: ["cat"] },
  i: { must: ["s"], may: ["cat", "args"] },
  s: { must: ["id", "cat"], may: ["args"] },
  f: { must: ["id", "cat"], may: ["args", "bp"] },
};
const COMMON = ["name", "ph", "pid", "tid", "ts"];
const METADATA: Record<string, string> = { process_name: "name", process_sort_index: "sort_index" };

/** What is wrong with a file; nothing if it is in the format. */
export function complaintsAbout(text: string): string[] {
  const file = JSON.parse(text) as Entry;
  const events = file["traceEvents"];
  if (!Array.isArray(events)) return ["traceEvents is no list"];
  const unit = file["displayTimeUnit"];
  return [
    ...(unit === "ms" || unit === "ns" ? [] : [`displayTimeUnit is ${String(unit)}`]),
    ...(events as Entry[]).flatMap((entry, at) => aboutEntry(entry).map((why) => `${at}: ${why}`)),
    ...aboutFlows(events as Entry[]),
    ...aboutSlices(events as Entry[]),
  ];
}

function aboutEntry(entry: Entry): string[] {
  const phase = PHASES[String(entry["ph"])];
  if (phase === undefined) return [`no phase ${String(entry["ph"])}`];
  const allowed = new Set([...COMMON, ...phase.must, ...phase.may]);
  return [
    ...[...COMMON, ...phase.must]
      .filter((name) => entry[name] === undefined)
      .map((name) => `${name} is missing`),
    ...Object.keys(entry)
      .filter((name) => !allowed.has(name))
      .map((name) => `${name} is not for this phase`),
    ...["pid", "tid", "id"]
      .filter((name) => name in entry && !Number.isSafeInteger(entry[name]))
      .map((name) => `${name} is no integer`),
    ...["ts", "dur"]
      .filter((name) => name in entry && !isTime(entry[name]))
      .map((name) => `${name} is no time`),
    ...aboutArguments(entry),
  ];
}

function aboutArguments({ ph, name, args, s, bp }: Entry): string[] {
  const values = Object.entries((args ?? {}) as Entry);
  if (ph === "C" && (values.length === 0 || values.some(([, value]) => !Number.isFinite(value))))
    return ["a counter's series must be numbers"];
  if (ph === "M" && METADATA[String(name)] !== values[0]?.[0])
    return [`metadata ${String(name)} has the wrong argument`];
  if (ph === "i" && s !== "t" && s !== "p" && s !== "g") return ["an instant's scope is t, p or g"];
  return ph === "f" && bp !== undefined && bp !== "e" ? ["bp must be e"] : [];
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Each flow has one beginning and one end, of the same name and category, and does not end before it begins. */
function aboutFlows(events: readonly Entry[]): string[] {
  const starts = new Map(events.filter(({ ph }) => ph === "s").map((entry) => [entry["id"], entry]));
  const ends = events.filter(({ ph }) => ph === "f");
  return [
    ...(starts.size === ends.length ? [] : ["flows with one end"]),
    ...ends.flatMap((end) => {
      const start = starts.get(end["id"]);
      const fits = start !== undefined && start["name"] === end["name"] && start["cat"] === end["cat"];
      return fits && Number(start["ts"]) <= Number(end["ts"])
        ? []
        : [`flow ${String(end["id"])} does not fit`];
    }),
  ];
}

/** Complete events of a thread are nested or apart: here they follow each other. */
function aboutSlices(events: readonly Entry[]): string[] {
  const ended = new Map<unknown, number>();
  const slices = events.filter(({ ph }) => ph === "X").toSorted((a, b) => Number(a["ts"]) - Number(b["ts"]));
  return slices.flatMap((slice) => {
    const before = ended.get(slice["tid"]) ?? 0;
    ended.set(slice["tid"], Number(slice["ts"]) + Number(slice["dur"]));
    // Microseconds are fractions here: what follows may begin a rounding error early.
    return Number(slice["ts"]) < before - 1e-6 ? [`slices of ${String(slice["tid"])} overlap`] : [];
  });
}
