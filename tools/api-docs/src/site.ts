/** The reference of `@mp/runtime`, made by TypeDoc from its source, and the guide beside it. */

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import {
  Application,
  Converter,
  type DeclarationReflection,
  LogLevel,
  Logger,
  PageEvent,
  type ProjectReflection,
  ReflectionKind,
  type TypeDocOptions,
} from "typedoc";
import { type SitePages, writePages } from "./pages.ts";
import { ROOT, RUNTIME, SITE } from "./places.ts";
import { SOURCE_LINK, withSourceLinks, writeSourcePages } from "./source-pages.ts";

/** What TypeDoc had to complain of: links that lead nowhere, symbols without documentation, types that are not exported. */
class Complaints extends Logger {
  readonly all: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.all.push(message);
  }
}

/**
 * Reads the sources and the pages.
 *
 * @returns what is wrong with them, and a function that writes the site.
 */
export async function readDocs(): Promise<{ complaints: string[]; write: () => Promise<void> }> {
  const complaints = new Complaints();
  const entries = entriesOf(RUNTIME);
  const app = await Application.bootstrap(optionsFor(entries, writePages()));
  app.logger = complaints;
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => nameModules(project, entries));
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = withSourceLinks(page.contents ?? "", page.url);
  });
  const project = await app.convert();
  if (project === undefined) throw new Error(`TypeDoc could not read the sources:\n${complaints.all.join("\n")}`);
  app.validate(project);
  const write = async (): Promise<void> => {
    await app.generateDocs(project, SITE);
    writeSourcePages(app);
  };
  return { complaints: complaints.all, write };
}

interface Entry {
  readonly specifier: string;
  readonly file: string;
}

/** What a program can import from a package, by its `exports`. */
function entriesOf(folder: string): Entry[] {
  const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    name: string;
    exports: Record<string, string | Record<string, string>>;
  };
  return Object.entries(exports).flatMap(([path, target]) => {
    const source = typeof target === "string" ? undefined : target["@mp/source"];
    return source === undefined ? [] : [{ specifier: name + path.slice(1), file: join(folder, source) }];
  });
}

/** Calls each module what a program imports it by. */
function nameModules(project: ProjectReflection, entries: readonly Entry[]): void {
  for (const module of project.getReflectionsByKind(ReflectionKind.Module) as DeclarationReflection[]) {
    const source = module.sources?.[0]?.fileName;
    const entry = entries.find(({ file }) => relative(ROOT, file) === source);
    if (entry !== undefined) module.name = entry.specifier;
  }
}

function optionsFor(entries: readonly Entry[], { home, documents }: SitePages): TypeDocOptions {
  return {
    name: "@mp/runtime",
    entryPoints: entries.map(({ file }) => file),
    tsconfig: join(RUNTIME, "tsconfig.json"),
    // Types are checked by the step `types`.
    skipErrorChecking: true,
    readme: home,
    projectDocuments: [...documents],
    basePath: ROOT,
    disableGit: true,
    sourceLinkTemplate: SOURCE_LINK,
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    excludeExternals: true,
    validation: {
      notExported: true,
      invalidLink: true,
      invalidPath: true,
      rewrittenLink: true,
      notDocumented: true,
      unusedMergeModuleWith: true,
    },
    sort: ["kind", "instance-first", "alphabetical-ignoring-documents"],
    kindSortOrder: ["Document", "Class", "Function", "Variable", "Interface", "TypeAlias"],
    sortEntryPoints: false,
    customCss: join(import.meta.dirname, "custom.css"),
    hideGenerator: true,
    headings: { readme: false, document: true },
    navigation: { includeGroups: true, excludeReferences: true },
    searchInComments: true,
    searchInDocuments: true,
    visibilityFilters: {},
    githubPages: false,
  };
}
