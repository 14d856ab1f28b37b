import type { IRegularForbiddenRuleType } from "dependency-cruiser";
import { LAYERS } from "./layers.ts";

const TESTS = String.raw`\.test\.[^/]+$|/(test|fixtures)/|\.config\.ts$`;
const CHECKS = String.raw`/(check\.ts$|checks/)`;
const RUNTIME = "^packages/runtime/src/";
const API_ENTRY = "^apps/api/(src/index[.]ts|dist/index[.]js)$";
const REACT_NAMES = "(react|react-dom|react-reconciler|ink)(/|$)";
/** By name where it is not installed, by place where it is. */
const REACT = [`^${REACT_NAMES}`, `(^|/)node_modules/(@types/)?${REACT_NAMES}`];

/** `kernel/…` or `kernel.ts`, right below the runtime's source. */
const layers = (names: readonly string[]): string =>
  String.raw`${RUNTIME}(${names.join("|")})(/|\.d\.ts$|\.ts$)`;

type Rule = IRegularForbiddenRuleType;
type Parts = Pick<Rule, "from" | "to">;

const rule = (name: string, comment: string, { from, to }: Parts): Rule => ({
  name,
  comment,
  severity: "error",
  from,
  to,
});

/** apps → tutor → {content, inspect, runtime}, and nothing the other way or across. */
const betweenPackages: Rule[] = [
  rule("base-packages-stand-alone", "runtime and content depend on no other package of ours", {
    from: { path: "^packages/(runtime|content)/", pathNot: TESTS },
    to: { path: "^(packages|apps|content)/", pathNot: "^packages/$1/" },
  }),
  rule("inspect-knows-traces-only", "inspect reads traces: all it knows of the runtime is their types", {
    from: { path: "^packages/inspect/src/", pathNot: TESTS },
    to: {
      path: "^(packages|apps|content)/",
      pathNot: ["^packages/inspect/src/", "^packages/runtime/src/recorder/index[.]ts$"],
    },
  }),
  rule("inspect-imports-types-of-traces", "inspect runs without the runtime: it imports types only", {
    from: { path: "^packages/inspect/src/", pathNot: TESTS },
    to: { path: "^packages/runtime/", dependencyTypesNot: ["type-only"] },
  }),
  rule("tutor-uses-base-packages-only", "tutor builds on content, inspect and runtime", {
    from: { path: "^packages/tutor/", pathNot: TESTS },
    to: { path: "^(packages|content)/", pathNot: "^packages/(tutor|content|inspect|runtime)/" },
  }),
  rule("sandbox-runs-programs", "the sandbox runs programs as the tutor does, and knows nothing of lessons", {
    from: { path: "^packages/sandbox/src/", pathNot: TESTS },
    to: { path: "^(packages|content)/", pathNot: "^packages/(sandbox|tutor|inspect|runtime)/" },
  }),
  rule("api-client-stands-alone", "who talks to the API needs its contract and nothing else of ours", {
    from: { path: "^packages/api-client/src/", pathNot: TESTS },
    to: { path: "^(packages|content)/", pathNot: "^packages/api-client/" },
  }),
  rule("packages-know-no-app", "apps depend on packages, never the other way round", {
    from: { path: "^packages/" },
    to: { path: "^apps/" },
  }),
  rule("apps-know-no-app", "what two apps share belongs in a package", {
    from: { path: "^apps/([^/]+)/" },
    to: { path: "^apps/", pathNot: ["^apps/$1/", API_ENTRY] },
  }),
  rule("servers-mount-the-api", "a server of another app may answer by the API, which has one entry for it", {
    from: { pathNot: "^apps/(api/|[^/]+/server/)" },
    to: { path: API_ENTRY },
  }),
  rule("programs-use-runtime-only", "a lesson's program imports what a student would: the runtime", {
    from: { path: "^content/", pathNot: CHECKS },
    to: { path: "^(packages|apps|tools)/", pathNot: "^packages/runtime/" },
  }),
  rule("checks-use-content-and-runtime", "an exercise's check knows the course's types and no front end", {
    from: { path: `^content.*${CHECKS}` },
    to: { path: "^(packages|apps|tools)/", pathNot: "^packages/(content|runtime)/" },
  }),
  rule("tools-stay-outside", "the repository's tools are not part of the product", {
    from: { path: "^(packages|apps)/[^/]+/src/", pathNot: TESTS },
    to: { path: "^tools/" },
  }),
];

const platforms: Rule[] = [
  rule("react-in-front-ends-only", "React appears in apps/terminal, apps/web and tutor's ./react entry", {
    from: { pathNot: String.raw`^apps/(terminal|web)/|^packages/tutor/src/react[/.]|(^|/)node_modules/` },
    to: { path: REACT },
  }),
  rule("node-in-platform-only", "only packages/runtime/src/platform knows a platform", {
    from: { path: RUNTIME, pathNot: `${RUNTIME}(platform|bundler)/|${TESTS}` },
    to: { dependencyTypes: ["core"] },
  }),
  // What the bundler plugin needs becomes part of what is built.
  rule("runtime-needs-no-package", "@mp/runtime is published without dependencies", {
    from: { path: RUNTIME, pathNot: `${RUNTIME}(bundler|control)/|${TESTS}` },
    to: { path: "(^|/)node_modules/" },
  }),
];

const insideRuntime: Rule[] = [
  rule("layer-is-listed", "every folder of the runtime has its place in tools/boundaries/src/layers.ts", {
    from: { path: RUNTIME, pathNot: [layers(LAYERS), TESTS] },
    to: {},
  }),
  ...LAYERS.slice(0, -1).map((layer, place) =>
    rule(`layer-${layer}`, `${layer} stands below what it imports here`, {
      from: { path: layers([layer]), pathNot: TESTS },
      to: { path: layers(LAYERS.slice(place + 1)) },
    }),
  ),
];

/** The API's folders, lowest first: what is lower never imports what is higher. */
const API_LAYERS = ["store", "services", "http", "routes"] as const;

const insideApi: Rule[] = API_LAYERS.slice(0, -1).map((layer, place) =>
  rule(`api-layer-${layer}`, `in the API, ${layer} stands below what it imports here`, {
    from: { path: `^apps/api/src/${layer}/` },
    to: { path: `^apps/api/src/((${API_LAYERS.slice(place + 1).join("|")})/|(app|main|server)[.]ts$)` },
  }),
);

const everywhere: Rule[] = [
  rule("no-cycle", "a cycle has no lowest part to read or test first", { from: {}, to: { circular: true } }),
  rule("resolves", "an import must lead somewhere", { from: {}, to: { couldNotResolve: true } }),
];

export const RULES: readonly Rule[] = [
  ...betweenPackages,
  ...platforms,
  ...insideRuntime,
  ...insideApi,
  ...everywhere,
];
