/** What a module's names mean: which function uses variables of the code around it, and where a name is used as a value. */

import { analyze, type Reference, type Scope, type ScopeManager, type Variable } from "eslint-scope";
import { childrenOf, type Node } from "./parse.ts";

/** A module's tree with what is known of its names. */
export interface Scopes {
  readonly program: Node;
  readonly module: Scope;
  readonly manager: ScopeManager;
  /** The node around a node. */
  readonly parentOf: (node: Node) => Node | undefined;
}

/** Finds the scopes of a module and the parent of each node. */
export function scopesOf(program: Node): Scopes {
  const manager = analyze(program as never, {
    ecmaVersion: 2024,
    sourceType: "module",
    jsx: true,
    ignoreEval: true,
    fallback: "iteration",
  });
  const parents = new Map<Node, Node>();
  const visit = (node: Node): void => {
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      visit(child);
    }
  };
  visit(program);
  const module = manager.globalScope?.childScopes[0] as Scope;
  return { program, module, manager, parentOf: (node) => parents.get(node) };
}

/** The variables of the code around a function that it uses and that another process does not have. */
export function capturedBy({ manager }: Scopes, fn: Node): string[] {
  const scope = manager.acquire(fn as never);
  const local = (scope?.through ?? []).map(localVariable).filter((found) => found !== undefined);
  // A function declaration may call itself: its name is outside of it, and goes where it goes.
  const others = local.filter(({ defs }) => (defs[0]?.node as unknown) !== fn);
  const names = others.map(({ name }) => name);
  return [...new Set([...names, ...receiverOf(fn)])];
}

function localVariable({ resolved }: Reference): Variable | undefined {
  const isLocal = resolved !== null && !["module", "global"].includes(resolved.scope.type);
  return isLocal ? resolved : undefined;
}

/** `this`, `super` and private names that belong to the code around a function. */
function receiverOf(fn: Node): string[] {
  const isArrow = fn.type === "ArrowFunctionExpression";
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === "Super" || (isArrow && node.type === "ThisExpression")) found.push(SPELLED[node.type]);
    if (node.type === "PrivateIdentifier") found.push(`#${String(node["name"])}`);
    if (node !== fn && HAS_THIS.test(node.type)) return;
    for (const child of childrenOf(node)) visit(child);
  };
  visit(fn);
  return found;
}

const SPELLED = { Super: "super", ThisExpression: "this" } as const;
const HAS_THIS = /^(FunctionExpression|FunctionDeclaration|ClassBody)$/;

/** Functions that call what they are given here and now, or keep it for later, but never send it to a process. */
const LOCAL_CALLS =
  /^(then|catch|finally|filter|forEach|find|findIndex|findLast|some|every|reduce|sort|toSorted|flatMap|on|once|off|(add|remove)EventListener|set(Timeout|Interval|Immediate)|queueMicrotask|requestAnimationFrame|jsxs?|jsxDEV|createElement|use(Effect|LayoutEffect|Callback|Memo|State))$/;

/** Whether a call or `new` may send an argument to another process. */
export function maySend(call: Node): boolean {
  const callee = call["callee"] as Node;
  if (callee.type === "MemberExpression" && (callee["object"] as Node).type === "ArrayExpression")
    return false;
  const named = callee.type === "MemberExpression" ? (callee["property"] as Node) : callee;
  return !LOCAL_CALLS.test((named["name"] ?? "") as string);
}

/** Whether the value of an expression goes somewhere, from where it may come to another process. */
export function isPassedOn({ parentOf }: Scopes, expression: Node): boolean {
  const parent = parentOf(expression);
  switch (parent?.type) {
    case "CallExpression":
      return parent["callee"] !== expression && maySend(parent);
    case "NewExpression":
      return parent["callee"] !== expression || parentOf(parent)?.type === "ThrowStatement";
    case "Property":
      return parent["value"] === expression && parentOf(parent)?.type === "ObjectExpression";
    case "BinaryExpression":
      return parent["operator"] === "instanceof" && parent["right"] === expression;
    case "VariableDeclarator":
      return parent["init"] === expression;
    case "AssignmentExpression":
      return parent["right"] === expression;
    case "ArrowFunctionExpression":
      return parent["body"] === expression;
    case "ConditionalExpression":
      return parent["test"] !== expression;
    case "ArrayExpression":
    case "ReturnStatement":
    case "LogicalExpression":
    case "AssignmentPattern":
      return true;
    default:
      return false;
  }
}
