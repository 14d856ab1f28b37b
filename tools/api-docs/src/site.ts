/** The reference of `@mp/runtime`, made by TypeDoc from its source, and the guide beside it. */

import { join, relative } from "node:path";
import { type Entry, publicEntries } from "@mp/doctest/entries";
import {
  Application,
  CommentTag,
  Converter,
  DeclarationReflection,
  type DocumentReflection,
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

/** What TypeDoc had to complain of: links that lead nowhere, symbols and members without documentation. */
class Complaints extends Logger {
  readonly all: string[] = [];

  override log(message: string, level: LogLevel): void {
    // The parts of a type without a name are explained where the type is.
    if (level >= LogLevel.Warn && !message.includes(".__type.")) this.all.push(message);
  }
}

/** What is documented. */
export interface Subject {
  readonly entries: readonly Entry[];
  /** The configuration its sources are compiled with. */
  readonly tsconfig: string;
  readonly pages: SitePages;
}

/** The runtime and its guide. */
export function runtime(): Subject {
  // The kernel is for those who work on it, and explained where they work: docs/memory-model.md.
  const entries = publicEntries(RUNTIME).filter(({ specifier }) => !specifier.endsWith("/kernel"));
  return { entries, tsconfig: join(RUNTIME, "tsconfig.json"), pages: writePages() };
}

/** What is wrong with the docs, and how to write the site. */
export interface Docs {
  readonly complaints: readonly string[];
  readonly write: () => Promise<void>;
}

/** Reads the sources and the pages. */
export async function readDocs(subject: Subject): Promise<Docs> {
  const complaints = new Complaints();
  const app = await Application.bootstrap(optionsFor(subject));
  app.logger = complaints;
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    nameModules(project, subject.entries);
    groupErrors(project);
    forgetForeignSources(project);
  });
  // When TypeDoc knows what the links of the pages mean.
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => linkBack(project), LAST);
  app.renderer.on(PageEvent.END, (page) => {
    page.contents = withSourceLinks(page.contents ?? "", page.url);
  });
  const project = await app.convert();
  if (project === undefined)
    throw new Error(`TypeDoc could not read the sources:\n${complaints.all.join("\n")}`);
  app.validate(project);
  const write = async (): Promise<void> => {
    await app.generateDocs(project, SITE);
    writeSourcePages(app);
  };
  return { complaints: complaints.all, write };
}

/** Calls each module what a program imports it by. */
function nameModules(project: ProjectReflection, entries: readonly Entry[]): void {
  for (const module of project.getReflectionsByKind(ReflectionKind.Module) as DeclarationReflection[]) {
    const source = module.sources?.[0]?.fileName;
    const entry = entries.find(({ file }) => relative(ROOT, file) === source);
    if (entry !== undefined) module.name = entry.specifier;
  }
}

/** Priority of what comes after all that TypeDoc does at an event. */
const LAST = -10_000;

/** Lets a symbol link to the pages that name it as their subject. */
function linkBack(project: ProjectReflection): void {
  for (const page of project.getReflectionsByKind(ReflectionKind.Document) as DocumentReflection[]) {
    for (const part of page.content) {
      const target = part.kind === "inline-tag" ? part.target : undefined;
      if (!(target instanceof DeclarationReflection)) continue;
      const comment = target.comment ?? target.signatures?.[0]?.comment;
      const link = { kind: "inline-tag", tag: "@link", text: page.name, target: page } as const;
      comment?.blockTags.push(new CommentTag("@see", [link]));
    }
  }
}

/** Gives the errors, which are many, a place of their own in the menu. */
function groupErrors(project: ProjectReflection): void {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.Class) as DeclarationReflection[]) {
    if (!reflection.sources?.[0]?.fileName.endsWith("src/errors.ts")) continue;
    reflection.comment?.blockTags.push(new CommentTag("@group", [{ kind: "text", text: "Errors" }]));
  }
}

/** What is inherited from JavaScript's own classes has its source elsewhere. */
function forgetForeignSources(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections)) {
    if (!reflection.isDeclaration() && !reflection.isSignature()) continue;
    const { sources } = reflection;
    if (sources?.some(({ fileName }) => fileName.includes("node_modules"))) delete reflection.sources;
  }
}

function optionsFor({ entries, tsconfig, pages }: Subject): TypeDocOptions {
  return {
    name: "@mp/runtime",
    entryPoints: entries.map(({ file }) => file),
    tsconfig,
    // Types are checked by the step `types`.
    skipErrorChecking: true,
    readme: pages.home,
    projectDocuments: [...pages.documents],
    basePath: ROOT,
    disableGit: true,
    sourceLinkTemplate: SOURCE_LINK,
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    excludeExternals: true,
    // Accessors are checked by tools/doctest, which takes getter and setter together.
    requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "Property", "TypeAlias", "Variable"],
    validation: {
      // Helpers of types are not for users to name.
      notExported: false,
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
    groupOrder: [
      "Guide",
      "Coming from elsewhere",
      "Decisions",
      "Modules",
      "Classes",
      "Functions",
      "Variables",
      "*",
      "Errors",
    ],
    searchInComments: true,
    searchInDocuments: true,
    visibilityFilters: {},
    githubPages: false,
  };
}
