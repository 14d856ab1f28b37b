import { existsSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import { RULES } from "./rules.ts";

export interface Violation {
  readonly rule: string;
  readonly comment: string;
  readonly from: string;
  /** What it imports; of a cycle, every step until it closes. */
  readonly to: string;
}

export interface Inspection {
  readonly violations: readonly Violation[];
  /** How many modules were looked at. None means that nothing was checked, not that all is well. */
  readonly modules: number;
  readonly dependencies: number;
}

const FOLDERS = ["packages", "apps", "content", "tools"];
const GENERATED = String.raw`^(packages|apps|tools)/[^/]+/(dist|\.cache|\.turbo)/|^content/(dist/|.*/start/)`;

/** Checks the repository in `root` against {@link RULES}. */
export async function inspect(root: string): Promise<Inspection> {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, options(root));
  if (typeof output === "string")
    throw new TypeError("dependency-cruiser gave text where data was asked for");
  return summarize(output);
}

function options(root: string): ICruiseOptions {
  return {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...RULES] },
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: GENERATED },
    // An import of a type is a dependency too: whoever reads the file must know what it points to.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@mp/source", "import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts", ".json"],
    },
  };
}

function summarize({ summary }: ICruiseResult): Inspection {
  const comments = new Map(RULES.map(({ name, comment }) => [name, comment]));
  const violations = summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    comment: comments.get(rule.name) ?? "",
    from,
    to: cycle?.map(({ name }) => name).join(" → ") ?? to,
  }));
  return {
    violations,
    modules: summary.totalCruised,
    dependencies: summary.totalDependenciesCruised ?? 0,
  };
}
