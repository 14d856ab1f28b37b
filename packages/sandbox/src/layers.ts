/** What keeps programs apart here, layer by layer. */
import { Missing, type Parts } from "./parts.ts";
import type { Layer, LayerReport } from "./port.ts";

/** Looks at each layer. */
export function layersOf({ bwrap, filter, groups, guests }: Parts): LayerReport {
  const layers = [
    layer("bubblewrap", bwrap, ({ version, path }) => `${version}, ${path}.`),
    layer("seccomp", filter, ({ length }) => `${length / 8} instructions for ${process.arch}.`),
    layer("cgroup", groups, ({ detail }) => `${detail}.`),
    layer("guest", guests, ({ node }) => `Node ${process.version} with ${node.mounts.length} files.`),
  ];
  return { ok: layers.every(({ present }) => present), layers };
}

function layer<Part>(name: string, part: Part | Missing, tell: (part: Part) => string): Layer {
  if (part instanceof Missing) return { name, present: false, detail: part.why };
  return { name, present: true, detail: tell(part) };
}
