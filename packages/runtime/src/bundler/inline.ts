/**
 * Functions inside a module's functions and calls. Those that use nothing but the module's own names can be made anew in any process;
 * of the others it is noted which variables they use, where they are plainly given to a process or a pool.
 */

import type { Variable } from "eslint-scope";
import { childrenOf, isNode, type Node } from "./parse.ts";
import { capturedBy, isPassedOn, maySend, type Scopes } from "./scope.ts";
import { isFunction } from "./top-level.ts";

/** The package whose classes start processes. */
export const RUNTIME = "@mp/runtime";

export type Inline =
  /** Stands where a value is asked for. */
  | { readonly kind: "expression"; readonly node: Node }
  /** A method of an object literal, with its key. */
  | { readonly kind: "method"; readonly node: Node; readonly key: string }
  /** A declaration inside a function, known in all of its block. */
  | { readonly kind: "declaration"; readonly node: Node; readonly name: string; readonly block: Node }
  /** Can't be sent. */
  | { readonly kind: "capturing"; readonly node: Node; readonly captured: readonly string[] };

/** The functions inside a module that may be sent, those around others first. */
export function inlineFunctions(scopes: Scopes): Inline[] {
  const found: Inline[] = [];
  const ends = new Set<number>();
  const visit = (node: Node): void => {
    const inline = inlineOf(scopes, node);
    // Text that ends where the text around it ends can't be taken out of it.
    if (inline !== undefined && !ends.has(inline.node.end)) {
      ends.add(inline.node.end);
      found.push(inline);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(scopes.program);
  return found;
}

function inlineOf(scopes: Scopes, node: Node): Inline | undefined {
  if (node.type === "FunctionDeclaration") return inlineDeclaration(scopes, node);
  return isFunction(node) ? inlineExpression(scopes, node) : undefined;
}

function inlineExpression(scopes: Scopes, node: Node): Inline | undefined {
  const parent = scopes.parentOf(node);
  if (parent === undefined || !isWanted(scopes, node, parent)) return undefined;
  const captured = capturedBy(scopes, node);
  const isMethod = parent.type === "Property" && parent["method"] === true;
  if (captured.length > 0)
    return !isMethod && isGivenToRuntime(scopes, node) ? { kind: "capturing", node, captured } : undefined;
  if (!isMethod) return { kind: "expression", node };
  const key = parent["key"] as Node;
  if (parent["computed"] === true || key.type !== "Identifier") return undefined;
  return { kind: "method", node: parent, key: key["name"] as string };
}

function isWanted(scopes: Scopes, node: Node, parent: Node): boolean {
  switch (parent.type) {
    case "CallExpression":
    case "NewExpression":
      return parent["callee"] !== node && maySend(parent);
    case "Property":
      return parent["kind"] === "init" && !isAtTopLevel(scopes, scopes.parentOf(parent));
    case "VariableDeclarator":
      return !isAtTopLevel(scopes, node);
    case "ArrayExpression":
    case "ConditionalExpression":
    case "LogicalExpression":
      return true;
    default:
      return false;
  }
}

/** Whether an expression is the value of a variable at the top level, whose functions are registered by their names. */
function isAtTopLevel({ parentOf, program }: Scopes, expression: Node | undefined): boolean {
  const declarator = expression && parentOf(expression);
  const declaration = declarator && parentOf(declarator);
  if (declarator?.type !== "VariableDeclarator" || declaration === undefined) return false;
  const around = parentOf(declaration);
  return around === program || around?.type === "ExportNamedDeclaration";
}

function inlineDeclaration(scopes: Scopes, node: Node): Inline | undefined {
  const block = scopes.parentOf(node);
  if (block?.type !== "BlockStatement") return undefined;
  const variable = scopes.manager
    .getDeclaredVariables(node as never)
    .find(({ defs }) => (defs[0]?.node as unknown) === node);
  if (variable === undefined || !isPlainlyPassedOn(scopes, variable)) return undefined;
  if (capturedBy(scopes, node).length > 0) return undefined;
  return { kind: "declaration", node, name: variable.name, block };
}

function isPlainlyPassedOn(scopes: Scopes, { defs, references }: Variable): boolean {
  const isConstant = defs.length === 1 && references.every((reference) => !reference.isWrite());
  return isConstant && references.some(({ identifier }) => isPassedOn(scopes, identifier as unknown as Node));
}

/** Whether an expression is an argument, or an option, of a class of the runtime or of a method of a pool. */
function isGivenToRuntime(scopes: Scopes, node: Node): boolean {
  let call = scopes.parentOf(node);
  if (call?.type === "Property") {
    const options = scopes.parentOf(call) as Node;
    call = scopes.parentOf(options);
  }
  if (call !== undefined && isNewOfRuntime(scopes, call)) return true;
  const callee = call?.type === "CallExpression" ? call["callee"] : undefined;
  if (!isNode(callee) || callee.type !== "MemberExpression") return false;
  return isMadeByRuntime(scopes, callee["object"] as Node);
}

function isMadeByRuntime(scopes: Scopes, object: Node): boolean {
  if (isNewOfRuntime(scopes, object)) return true;
  const declarator = variableOf(scopes, object)?.defs[0]?.node as unknown as Node | undefined;
  const init = declarator?.["init"];
  if (!isNode(init)) return false;
  // What is left of `using pool = new Pool()` when a bundler writes it for older engines: `pool = __using(…, new Pool())`.
  const lowered = init.type === "CallExpression" ? (init["arguments"] as Node[]) : [];
  return [init, ...lowered].some((made) => isNewOfRuntime(scopes, made));
}

function isNewOfRuntime(scopes: Scopes, node: Node): boolean {
  return node.type === "NewExpression" && isOfRuntime(scopes, node["callee"]);
}

function isOfRuntime(scopes: Scopes, callee: unknown): boolean {
  if (!isNode(callee)) return false;
  const name = callee.type === "MemberExpression" ? (callee["object"] as Node) : callee;
  const definition = variableOf(scopes, name)?.defs[0];
  const source = (definition?.parent as unknown as Node | undefined)?.["source"];
  return isNode(source) && source["value"] === RUNTIME;
}

function variableOf({ manager }: Scopes, identifier: Node): Variable | undefined {
  for (const { references } of manager.scopes) {
    const found = references.find((reference) => (reference.identifier as unknown) === identifier);
    if (found !== undefined) return found.resolved ?? undefined;
  }
  return undefined;
}
