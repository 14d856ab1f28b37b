/** What functions and loops change, and what of it is their own. */

import { bare, childrenOf, isFunction, nameOf, type Node } from "./parse.ts";

/** Methods of builtins that change what they are called on. */
const CHANGES = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "add",
  "delete",
  "clear",
  "register",
  "unregister",
]);

export function isChange(callee: Node): boolean {
  return callee.type === "MemberExpression" && CHANGES.has(nameOf(callee["property"] as Node));
}

/** Names of the variables that a function declares, its parameters among them; not those of functions inside it. */
export function declaredIn(fn: Node): Set<string> {
  const names = new Set<string>();
  const collect = (node: Node): void => {
    if (isFunction(node)) return;
    if (node.type === "VariableDeclarator") namesIn(node["id"] as Node, names);
    if (node.type === "CatchClause" && node["param"]) namesIn(node["param"] as Node, names);
    for (const child of childrenOf(node)) collect(child);
  };
  for (const parameter of fn["params"] as Node[]) namesIn(parameter, names);
  collect(fn["body"] as Node);
  return names;
}

/** Names that a pattern gives values to. */
function namesIn(pattern: Node, names: Set<string>): void {
  if (pattern.type === "Identifier") names.add(nameOf(pattern));
  else if (pattern.type === "AssignmentPattern") namesIn(pattern["left"] as Node, names);
  else if (pattern.type === "Property") namesIn(pattern["value"] as Node, names);
  else if (pattern.type !== "MemberExpression")
    for (const child of childrenOf(pattern)) namesIn(child, names);
}

/** Names of the variables that a loop changes and that outlive a turn of it. */
export function changedBy(loop: Node): Set<string> {
  const [changed, own] = [new Set<string>(), new Set<string>()];
  const collect = (node: Node, isTurn: boolean): void => {
    if (isFunction(node)) return;
    if (node.type === "AssignmentExpression") namesIn(bare(node["left"] as Node), changed);
    if (node.type === "UpdateExpression") namesIn(bare(node["argument"] as Node), changed);
    if (node.type === "VariableDeclarator") namesIn(node["id"] as Node, isTurn ? own : changed);
    for (const child of childrenOf(node)) collect(child, isTurn || child === loop["body"]);
  };
  for (const child of childrenOf(loop)) {
    if (loop.type === "ForOfStatement" && child === loop["left"]) collect(child, true);
    else collect(child, child === loop["body"]);
  }
  return changed.difference(own);
}
