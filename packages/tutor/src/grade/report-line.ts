/**
 * The line of a file that a report names.
 *
 * @param pattern gives, for a pattern of the file's name, the one to look for; its first group is the line.
 */
export function lineIn(
  report: string,
  file: string,
  pattern: (name: string) => RegExp,
): { readonly line?: number } {
  const name = file.replaceAll("\\", "/").split("/").at(-1) ?? file;
  // Node names a module by its URL, where a blank in the name is %20.
  const names = [...new Set([name, encodeURI(name)])];
  const escaped = names.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const found = pattern(`(?:${escaped.join("|")})`).exec(report)?.[1];
  return found === undefined ? {} : { line: Number(found) };
}
