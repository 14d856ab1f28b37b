/** The first Node that runs TypeScript by itself, as students' programs are. */
const LEAST = [22, 18] as const;

/** What to say to whoever has an older Node; in both languages, since nothing else can be loaded there. */
export function refusal(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined;
  const least = LEAST.join(".");
  return [
    `Este Node es ${version}, y mp necesita al menos Node ${least}. Instálalo desde https://nodejs.org`,
    `This is Node ${version}, and mp needs at least Node ${least}. Install it from https://nodejs.org`,
  ].join("\n");
}
