/** The plugin for Rollup, and for those who take Rollup's plugins: Rolldown and Vite. */

import { basename } from "node:path";
import type { Plugin, PluginContext, ResolveIdResult } from "rollup";
import { RUNTIME } from "./inline.ts";
import { Modules, type Part, type Place } from "./modules.ts";
import { startsOwnWorker, withoutOwnWorker } from "./own-worker.ts";
import { isRuntime, moduleName, type PluginOptions, wanted, withoutQuery } from "./options.ts";
import { rewrite, type Rewritten } from "./rewrite.ts";
import { fillIn, LOADER, THREAD_ID, THREAD_URL } from "./rollup-files.ts";
import { facadeText, THREAD, THREAD_NAME, threadText } from "./thread.ts";

/** Before the description of a part, in the id of the module that passes it on to threads. */
const FACADE = `\0${THREAD}?`;

/** What is written where there are no files to name: in a development server. */
export interface Served {
  readonly threadUrl: string;
  readonly loader: string;
}

/** What is known of a project. */
export interface Project {
  readonly root: string;
  readonly served: Served | undefined;
}

/** What is known of a build: the modules whose functions have names, and the ids of what threads load for each. */
class Build {
  readonly modules = new Modules();
  readonly facades = new Map<string, string[]>();
}

/** The plugin, for a project. What is known of it may change until the build starts. */
export function pluginFor(options: PluginOptions, project: () => Project): Plugin {
  // Vite builds a program for the browser and one for the server with one plugin.
  const builds = new Map<string, Build>();
  const buildOf = (context: PluginContext): Build => {
    const name = (context as { environment?: { name: string } }).environment?.name ?? "";
    const build = builds.get(name) ?? new Build();
    builds.set(name, build);
    return build;
  };
  return {
    name: RUNTIME,
    buildStart() {
      builds.clear();
      if (project().served === undefined)
        this.emitFile({ type: "chunk", id: THREAD, name: THREAD_NAME, preserveSignature: false });
    },
    resolveId: {
      order: "pre",
      handler(source, importer) {
        return resolveOwn(this, source, importer);
      },
    },
    load: (id) => loadOwn(id, project().served),
    async transform(code, id) {
      if (startsOwnWorker(code)) return withoutOwnWorker(code, project().served?.threadUrl ?? THREAD_URL);
      const want = id.startsWith("\0") ? undefined : wanted(id, code, options);
      if (want === undefined) return null;
      const { root, served } = project();
      const build = buildOf(this);
      const module = moduleName(root, id);
      build.modules.place(module, { request: id, external: false });
      const rewritten = await rewrite(code, withoutQuery(id), {
        ...want,
        module,
        thread: served?.threadUrl ?? THREAD_URL,
        nameOf: (source) => nameIn(this, source, { importer: id, root, build }),
      });
      if (rewritten === undefined) return null;
      if (served === undefined) emitParts(this, build, { module, rewritten });
      return { code: rewritten.code, map: rewritten.map, moduleSideEffects: true };
    },
    renderChunk: {
      order: "pre",
      handler(code, chunk, _, { chunks }) {
        return fillIn(code, chunk, { chunks, facades: buildOf(this).facades });
      },
    },
  };
}

/** Resolves the modules that the plugin makes, and what they import. */
async function resolveOwn(
  context: PluginContext,
  source: string,
  importer: string | undefined,
): Promise<ResolveIdResult> {
  if (source === THREAD) return { id: THREAD_ID, moduleSideEffects: true };
  if (source.startsWith(FACADE)) return { id: source, moduleSideEffects: true };
  if (importer?.startsWith(FACADE)) return { id: source, external: partOf(importer).external };
  if (source === RUNTIME || !isRuntime(source)) return null;
  // Where the runtime is kept out of the bundle by its name, its other entries are as well: they must be of the same copy.
  // The file of threads is nowhere: for it, the runtime is looked for from the program's folder.
  const from = importer === THREAD_ID ? undefined : importer;
  const runtime = await context.resolve(RUNTIME, from, { skipSelf: true });
  if (runtime?.external) return { id: source, external: true };
  return context.resolve(source, from, { skipSelf: true });
}

function loadOwn(id: string, served: Served | undefined): { code: string; map: null } | null {
  if (id.startsWith(FACADE)) return { code: facadeText(partOf(id)), map: null };
  if (id !== THREAD_ID) return null;
  const { threadUrl = THREAD_URL, loader = LOADER } = served ?? {};
  return { code: threadText(threadUrl, loader), map: null };
}

function partOf(facade: string): Part {
  return JSON.parse(facade.slice(FACADE.length)) as Part;
}

async function nameIn(
  context: PluginContext,
  source: string,
  { importer, root, build }: { importer: string; root: string; build: Build },
): Promise<string | undefined> {
  if (isRuntime(source)) return undefined;
  const found = await context.resolve(source, importer);
  if (found === null) return undefined;
  const place: Place = { request: found.id, external: Boolean(found.external) };
  const name = place.external ? found.id : moduleName(root, found.id);
  build.modules.place(name, place);
  return name;
}

/** Has files made of what threads load, so that a process loads a module and what it imports, and not the rest of the program. */
function emitParts(
  context: PluginContext,
  { modules, facades }: Build,
  { module, rewritten }: { module: string; rewritten: Rewritten },
): void {
  for (const { name, part } of modules.add(module, rewritten)) {
    const id = FACADE + JSON.stringify(part);
    facades.set(name, [...(facades.get(name) ?? []), id]);
    const file = basename(withoutQuery(part.request)).replace(/\.\w+$/, "");
    context.emitFile({ type: "chunk", id, name: file, preserveSignature: "strict" });
  }
}
