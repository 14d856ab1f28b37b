/** Which names at the top level of a module other processes may have to find: its functions and classes, and those it imports. */

import type { Variable } from "eslint-scope";
import { isNode, type Node } from "./parse.ts";
import { isPassedOn, type Scopes } from "./scope.ts";

/** A function that the module registers under a name, and the expression that means it in the module. */
export interface Registered {
  readonly name: string;
  readonly expression: string;
}

/** A function of another module, under the name it has there. */
export interface Imported extends Registered {
  /** As the import says it. */
  readonly source: string;
}

/** The module's own functions and classes. */
export function ownFunctions(scopes: Scopes): Registered[] {
  const exported = exportedNames(scopes.program);
  const taken = new Set([...exported.values()].flat());
  return scopes.module.variables.flatMap((variable) => {
    const written = exported.get(variable.name)?.[0];
    const name = written ?? (taken.has(variable.name) ? `${variable.name} (local)` : variable.name);
    const isSeen = written !== undefined || usesOf(variable).some((use) => isPassedOn(scopes, use));
    return registeredOf(variable, isSeen).map((path) => ({
      name: name + path,
      expression: variable.name + path,
    }));
  });
}

/** The paths, from a variable, to the functions in it: `""` for itself. */
function registeredOf(variable: Variable, isSeen: boolean): string[] {
  const definition = variable.defs[0];
  if (definition === undefined) return [];
  const node = definition.node as unknown as Node;
  switch (definition.type as string) {
    case "FunctionName":
      return isSeen ? [""] : [];
    case "ClassName":
      // Errors are thrown, and so sent, without their class being passed on.
      return ["", ...staticMethods(node)];
    case "Variable": {
      const init = node["init"];
      if (!isNode(init) || (node["id"] as Node).type !== "Identifier") return [];
      if (init.type === "ObjectExpression") return methodsOf(init);
      return isSeen && !NEVER_FUNCTION.test(init.type) ? [""] : [];
    }
    default:
      return [];
  }
}

const NEVER_FUNCTION =
  /^(Literal|TemplateLiteral|ArrayExpression|NewExpression|(Binary|Unary|Update)Expression)$/;

/** Functions of an object literal at the top level, which the module reaches by their path. */
function methodsOf(object: Node): string[] {
  return (object["properties"] as Node[])
    .filter((property) => isPlain(property, "init") && isFunction(property["value"]))
    .map(({ key }) => `.${(key as Node)["name"] as string}`);
}

function staticMethods(node: Node): string[] {
  const members = (node["body"] as Node)["body"] as Node[];
  return members
    .filter((member) => member["static"] === true && isPlain(member, "method"))
    .map(({ key }) => `.${(key as Node)["name"] as string}`);
}

function isPlain(member: Node, kind: string): boolean {
  return (
    member["kind"] === kind && member["computed"] === false && (member["key"] as Node).type === "Identifier"
  );
}

export function isFunction(node: unknown): node is Node {
  return isNode(node) && /^(ArrowFunctionExpression|FunctionExpression)$/.test(node.type);
}

/** What a module's variables are exported as, by their own names. */
function exportedNames(program: Node): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const add = (local: string, exported: string): unknown =>
    names.set(local, [...(names.get(local) ?? []), exported]);
  for (const statement of program["body"] as Node[]) {
    const declared = statement["declaration"];
    if (statement.type === "ExportDefaultDeclaration") {
      const id = isNode(declared) && declared.type.endsWith("Declaration") ? declared["id"] : undefined;
      if (isNode(id)) add(spelled(id), "default");
    } else if (statement.type === "ExportNamedDeclaration" && statement["source"] === null) {
      for (const id of declaredIn(declared)) add(id, id);
      for (const { local, exported } of statement["specifiers"] as Node[])
        add(spelled(local as Node), spelled(exported as Node));
    }
  }
  return names;
}

function declaredIn(declaration: unknown): string[] {
  if (!isNode(declaration)) return [];
  const owners = (declaration["declarations"] as Node[] | undefined) ?? [declaration];
  return owners.flatMap(({ id }) => (isNode(id) && id.type === "Identifier" ? [id["name"] as string] : []));
}

/** A name in an import or export, which may be a string. */
function spelled(name: Node): string {
  return (name["name"] ?? name["value"]) as string;
}

/** Functions of other modules that the module passes on. */
export function importedFunctions(scopes: Scopes): Imported[] {
  return scopes.module.variables.flatMap((variable) => {
    const definition = variable.defs[0];
    if (definition === undefined || (definition.type as string) !== "ImportBinding") return [];
    const specifier = definition.node as unknown as Node;
    const source = ((definition.parent as unknown as Node)["source"] as Node)["value"] as string;
    const uses = usesOf(variable);
    if (specifier.type === "ImportNamespaceSpecifier")
      return membersPassedOn(scopes, uses).map((name) => ({
        source,
        name,
        expression: `${variable.name}.${name}`,
      }));
    if (!uses.some((use) => isPassedOn(scopes, use))) return [];
    const name =
      specifier.type === "ImportDefaultSpecifier" ? "default" : spelled(specifier["imported"] as Node);
    return [{ source, name, expression: variable.name }];
  });
}

/** `square` of each `tasks.square` that is passed on. */
function membersPassedOn(scopes: Scopes, uses: readonly Node[]): string[] {
  const members = uses.flatMap((use) => {
    const member = scopes.parentOf(use);
    const isMember = member?.type === "MemberExpression" && member["computed"] === false;
    return isMember && isPassedOn(scopes, member) ? [spelled(member["property"] as Node)] : [];
  });
  return [...new Set(members)];
}

function usesOf(variable: Variable): Node[] {
  return variable.references.map(({ identifier }) => identifier as unknown as Node);
}
