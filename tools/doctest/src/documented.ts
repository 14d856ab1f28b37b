import { relative } from "node:path";
import type { Entry } from "./entries.ts";
import { EXEMPT } from "./exemptions.ts";
import { isKindOf, publicMembers } from "./members.ts";
import { ROOT } from "./places.ts";
import { unshownMembers } from "./shown.ts";
import { lineAt } from "./source.ts";
import { exportedSymbols, type PublicSymbol } from "./symbols.ts";

/** What an entry exports without saying what it is, or how it is used. */
export function undocumented({ specifier, file }: Entry): string[] {
  return exportedSymbols(file)
    .flatMap((symbol) => [
      ...withoutDoc(symbol),
      ...withoutExample(symbol),
      ...membersWithoutDoc(symbol),
      ...unshownMembers(symbol),
    ])
    .map((complaint) => `${specifier}: ${complaint}`);
}

/** Exemptions that nothing needs: the symbol has an example by now, or is not there. */
export function idleExemptions(entries: readonly Entry[]): string[] {
  const symbols = entries.flatMap(({ file }) => exportedSymbols(file));
  const needed = new Set(symbols.filter(needsExample).map(({ name }) => name));
  return [...EXEMPT].filter((name) => !needed.has(name));
}

function needsExample(symbol: PublicSymbol): boolean {
  const { kind, doc } = symbol;
  if (kind !== "function" && (kind !== "class" || isKindOf(symbol, "RuntimeError"))) return false;
  return (doc?.examples.length ?? 0) === 0;
}

function withoutDoc(symbol: PublicSymbol): string[] {
  return symbol.doc === undefined ? [`${symbol.name} has no doc comment (${placeOf(symbol)})`] : [];
}

function withoutExample(symbol: PublicSymbol): string[] {
  if (!needsExample(symbol) || EXEMPT.has(symbol.name)) return [];
  return [`${symbol.name} has no example (${placeOf(symbol)})`];
}

function membersWithoutDoc(symbol: PublicSymbol): string[] {
  return publicMembers(symbol)
    .filter(({ docs, isOverride }) => docs.length === 0 && !isOverride)
    .map(
      ({ name, file, line }) => `${symbol.name}.${name} has no doc comment (${relative(ROOT, file)}:${line})`,
    );
}

function placeOf({ source, node }: PublicSymbol): string {
  return `${relative(ROOT, source.file)}:${lineAt(source.text, node.start)}`;
}
