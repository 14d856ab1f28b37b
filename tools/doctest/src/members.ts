import { dirname, resolve } from "node:path";
import type { Class, ClassElement } from "oxc-parser";
import { type DocComment, docBefore } from "./doc-comment.ts";
import { lineAt, type Source } from "./source.ts";
import { declared, exportedElsewhere, type PublicSymbol } from "./symbols.ts";

/** A public member of a class, with all its overloads and both its accessors taken together. */
export interface Member {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly docs: readonly DocComment[];
  /** Whether it says about itself what its base class has said already. */
  readonly isOverride: boolean;
}

/** The public members of a class, and of the base classes it is made of. */
export function publicMembers({ source, node }: PublicSymbol): Member[] {
  if (node.type !== "ClassDeclaration") return [];
  const own = Map.groupBy(node.body.body.filter(isPublic), (element) => nameOf(element, source));
  const members = [...own].map(([name, elements]) => memberOf(name, elements, source));
  const base = baseOf(node, source);
  return [
    ...members.filter(({ docs }) => !docs.some(({ isInternal }) => isInternal)),
    ...(base === undefined ? [] : publicMembers(base)),
  ];
}

type Named = Extract<ClassElement, { key: unknown }>;

function isPublic(element: ClassElement): element is Named {
  if (!("key" in element) || element.key.type === "PrivateIdentifier") return false;
  const isConstructor = element.type === "MethodDefinition" && element.kind === "constructor";
  // Without parameters there is nothing to say of a constructor that the class does not say.
  if (isConstructor && element.value.params.length === 0) return false;
  return element.accessibility !== "private" && element.accessibility !== "protected";
}

function nameOf({ key, computed }: Named, { text }: Source): string {
  const name = text.slice(key.start, key.end);
  return computed ? `[${name}]` : name;
}

function memberOf(name: string, elements: readonly Named[], source: Source): Member {
  const documented = elements.map((element) => docBefore(source, element.start));
  const docs = documented.filter((doc) => doc !== undefined);
  // An implementation behind its overloads is no part of the public surface; nor is an overload marked internal.
  const told = docs.filter(({ isInternal }) => !isInternal);
  return {
    name,
    file: source.file,
    line: lineAt(source.text, elements[0]?.start ?? 0),
    docs: told.length > 0 ? told : docs,
    isOverride: elements.some((element) => "override" in element && element.override),
  };
}

/** Whether a class derives from another one of the package. */
export function isKindOf({ source, node }: PublicSymbol, ancestor: string): boolean {
  const base = node.type === "ClassDeclaration" ? baseOf(node, source) : undefined;
  return base !== undefined && (base.name === ancestor || isKindOf(base, ancestor));
}

/** The base class, if it is one of the package. */
function baseOf({ superClass }: Class, source: Source): PublicSymbol | undefined {
  if (superClass?.type !== "Identifier") return undefined;
  const { name } = superClass;
  const elsewhere = exportedElsewhere(source, name);
  if (elsewhere !== undefined)
    return declared(resolve(dirname(source.file), elsewhere.module), elsewhere.name);
  return source.program.body.some((statement) => isClassNamed(statement, name))
    ? declared(source.file, name)
    : undefined;
}

function isClassNamed(statement: Source["program"]["body"][number], name: string): boolean {
  const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  return node?.type === "ClassDeclaration" && node.id?.name === name;
}
