/** What keeps programs apart here, layer by layer. */
import { Missing, type Parts } from "./parts.ts";
import type { Layer, LayerReport } from "./port.ts";
import type { SelfTest } from "./self-test.ts";

/** What each layer is. @param tested Programs that tried to get out of a box here; nothing, if none could be made. */
export function layersOf(
  { bwrap, filter, groups, guests }: Parts,
  tested: SelfTest | undefined,
): LayerReport {
  const layers = [
    layer("bubblewrap", bwrap, ({ version, path }) => `${version}, ${path}.`),
    layer("seccomp", filter, ({ length }) => `${length / 8} instructions for ${process.arch}.`),
    layer("cgroup", groups, ({ detail }) => `${detail}.`),
    layer("guest", guests, ({ node }) => `Node ${process.version} with ${node.mounts.length} files.`),
    {
      name: "self-test",
      present: tested?.ok === true,
      detail: tested?.detail ?? "It takes all the others.",
    },
  ];
  return { ok: layers.every(({ present }) => present), layers };
}

function layer<Part>(name: string, part: Part | Missing, tell: (part: Part) => string): Layer {
  if (part instanceof Missing) return { name, present: false, detail: part.why };
  return { name, present: true, detail: tell(part) };
}
