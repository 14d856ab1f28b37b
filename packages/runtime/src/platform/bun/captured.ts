/**
 * Which variables around it a function uses, where there is no V8 to ask: Bun's own parser tells which of its words are free, and which of
 * these stand at the top level of the module, where a child finds them.
 */

import { sourceOf, words } from "./sources.ts";
import { Transpiler } from "./transpiler.ts";

const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally " +
    "for function if implements import in instanceof interface let new null package private protected public return static super " +
    "switch this throw true try typeof var void while with yield undefined NaN Infinity"
  ).split(" "),
);

/** What Bun puts around a CommonJS module. */
const AROUND_COMMONJS = new Set(["exports", "require", "module", "__filename", "__dirname"]);

/** Names of the variables of enclosing functions that the function of this text uses; it stands in `module`. */
export function capturedVariables(text: string, module: string): string[] {
  const source = sourceOf(module);
  const isElsewhere = (name: string): boolean => count(source, name) > count(text, name);
  const free = freeVariables(text).filter(
    (name) => !(name in globalThis) && !AROUND_COMMONJS.has(name) && isElsewhere(name),
  );
  const atTop = topLevel(source, free);
  return free.filter((name) => !atTop.has(name));
}

function count(text: string, name: string): number {
  return words(text).filter((word) => word === name).length;
}

/** An import that nothing uses is trimmed: those that are left name what the text does not declare itself. */
function freeVariables(text: string): string[] {
  const names = [...new Set(words(text))].filter((word) => !RESERVED.has(word));
  const imports = names.map((name) => `import { ${name} } from "${name}";`).join("\n");
  const parser = new Transpiler({ loader: "ts", trimUnusedImports: true });
  // The second form is for methods, whose text is not an expression by itself.
  for (const expression of [`(${text}\n)`, `Object.values({ ${text}\n})[0]`]) {
    try {
      const { imports: used } = parser.scan(`${imports}\nexport default ${expression};`);
      return used.map(({ path }) => path).filter((path) => names.includes(path));
    } catch {
      // The text is not an expression of this form.
    }
  }
  return [];
}

/** An export of what is not declared is taken for one of a type, and dropped: those that are left are there. */
function topLevel(source: string, names: readonly string[]): ReadonlySet<string> {
  if (names.length === 0) return new Set();
  const exported = names.map((name) => `${name} as ${MARK}${name}`).join(", ");
  try {
    const parser = new Transpiler({ loader: "tsx", trimUnusedImports: true });
    const code = parser.transformSync(`${source}\nexport { ${exported} };`);
    return new Set(names.filter((name) => code.includes(`${MARK}${name}`)));
  } catch {
    // Nothing is known: the child will tell, by a ReferenceError.
    return new Set(names);
  }
}

const MARK = "__mp_top_level_";
