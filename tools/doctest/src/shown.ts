/** Which members of a class no example of it shows. */

import { SHOWN_ELSEWHERE } from "./exemptions.ts";
import { isKindOf, publicMembers } from "./members.ts";
import { lineAt } from "./source.ts";
import type { PublicSymbol } from "./symbols.ts";

/** Members whose use needs no showing: what JavaScript itself calls. */
const BY_ITSELF = /^(\[.*\]|constructor|toString|then)$/;

/**
 * The members of a class that none of its examples uses, nor its twin: `getSync` is shown where `get` is, `mapAsync` where `map` is. What a
 * class inherits from another one is shown there.
 */
export function unshownMembers(symbol: PublicSymbol): string[] {
  const examples = symbol.doc?.examples ?? [];
  if (examples.length === 0 || symbol.isType || isKindOf(symbol, "RuntimeError")) return [];
  const code = examples.map((example) => example.code).join("\n");
  const used = new Set([...code.matchAll(/\.(\w+)/g)].map(([, name = ""]) => twin(name)));
  return ownMembers(symbol)
    .filter((name) => !BY_ITSELF.test(name) && !used.has(twin(name)))
    .filter((name) => !SHOWN_ELSEWHERE.has(`${symbol.name}.${twin(name)}`))
    .map((name) => `${symbol.name}.${name} is in no example of ${symbol.name}`);
}

/** Names of the public members that a class itself declares. */
function ownMembers(symbol: PublicSymbol): string[] {
  const { source, node } = symbol;
  const [first, last] = [lineAt(source.text, node.start), lineAt(source.text, node.end)];
  return publicMembers(symbol)
    .filter(
      ({ file, line, isOverride }) => file === source.file && line >= first && line <= last && !isOverride,
    )
    .map(({ name }) => name);
}

function twin(name: string): string {
  return name.replace(/(Sync|Async)$/, "");
}
