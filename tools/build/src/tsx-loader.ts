import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

/**
 * `node --import=@mp/build/tsx` runs `.tsx` from source. Node strips types by itself, but does not know JSX.
 */
registerHooks({
  load(url, context, nextLoad) {
    const { protocol, pathname } = new URL(url);
    if (protocol !== "file:" || !pathname.endsWith(".tsx")) return nextLoad(url, context);
    return { format: "module", source: compile(fileURLToPath(url)), shortCircuit: true };
  },
});

function compile(file: string): string {
  const { code } = transformSync(readFileSync(file, "utf8"), {
    loader: "tsx",
    format: "esm",
    jsx: "automatic",
    target: "node26",
    sourcemap: "inline",
    sourcefile: file,
  });
  return code;
}
