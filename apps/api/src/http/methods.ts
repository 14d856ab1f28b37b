import { notFound, Problem } from "../problem.ts";

/** Path → its methods, as the contract has them. */
export type PathMethods = readonly { readonly path: string; readonly methods: readonly string[] }[];

/** What to say of an address that no route answers: that there is nothing, or that it is asked in the wrong way. */
export function nothingHere(method: string, path: string, known: PathMethods): Problem {
  const here = known.filter((each) => patternOf(each.path).test(path)).flatMap(({ methods }) => methods);
  if (here.length === 0) return notFound("address");
  const allowed = [...new Set(here.includes("GET") ? [...here, "HEAD"] : here)].join(", ");
  return new Problem("method-not-allowed", `${method} is none of ${allowed}.`, {
    headers: { Allow: allowed },
  });
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/\{[^}]+\}/)
    .map((piece) => piece.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${source.join("[^/]+")}$`);
}
