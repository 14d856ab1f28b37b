/** Where the entries of threads are: beside this module, source or built. */
export function entry(name: string): URL {
  // Not in one expression: a bundler would take it for a file to copy.
  const here = import.meta.url;
  return new URL(`./${name}${here.endsWith(".ts") ? ".ts" : ".js"}`, here);
}
