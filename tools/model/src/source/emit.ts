/**
 * Rewrites a module so that a scheduler can stop it at each access to shared memory.
 *
 * Every function that may come to an access becomes a generator, a call of it delegates to it, and an access asks the process it
 * runs in (`$p`) whether to stop: if so, it yields the process, which says what it is about to do. A generator of the source
 * becomes an object with the same `next` and `throw` (`run/operation.ts`), an asynchronous function a fibre (`run/fibre.ts`).
 * All else stays as it is written, so that what is explored is the source itself.
 */

import { type Effects, isAtomics, isPromise, isSharedAccess } from "./effects.ts";
import { changedBy, declaredIn, isChange } from "./variables.ts";
import { bare, childrenOf, isFunction, keyName, type Module, nameOf, type Node, siteOf } from "./parse.ts";

/** Where a piece of code stands: in something that can stop, as a generator of the source or as a function of it, or not. */
type Place = "stoppable" | "scoped" | "plain";

const STATEFUL = new Set(["Map", "Set", "WeakMap", "WeakSet"]);

/** Rewrites one module. */
export function emitModule(module: Module, effects: Effects): string {
  return new Emitter(module, effects).emit(module.program, "plain");
}

class Emitter {
  private readonly module: Module;
  private readonly effects: Effects;
  /** Variables of the function that is being rewritten. */
  private locals: ReadonlySet<string> = new Set();

  constructor(module: Module, effects: Effects) {
    this.module = module;
    this.effects = effects;
  }

  emit(node: Node, place: Place): string {
    switch (node.type) {
      case "Program":
        return (node["body"] as Node[]).map((statement) => this.statement(statement)).join("\n");
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return this.fn(node);
      case "MethodDefinition":
        return this.method(node, place);
      case "Property":
        return node["method"] === true || node["kind"] !== "init"
          ? this.method(node, place)
          : this.raw(node, place);
      case "CallExpression":
        return this.call(node, place);
      case "NewExpression":
        return isPromise(node)
          ? this.told(`$p.promise(${this.list(node["arguments"] as Node[], place)})`, place)
          : this.raw(node, place);
      case "MemberExpression":
        return this.member(node, place);
      case "AssignmentExpression":
        return this.assignment(node, place);
      case "YieldExpression":
        return this.yielded(node, place);
      case "UpdateExpression":
        return this.update(node, place);
      case "ReturnStatement":
        return place === "scoped"
          ? `return $p.close($h${this.following(node["argument"] as Node | null, place)});`
          : this.raw(node, place);
      case "ForStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return place === "plain" ? this.raw(node, place) : this.loop(node, place);
      case "AwaitExpression":
        return `(yield $p.awaiting(${this.emit(node["argument"] as Node, place)}))`;
      default:
        return this.raw(node, place);
    }
  }

  /** The node's own text, with what it consists of rewritten. */
  private raw(node: Node, place: Place): string {
    const { text } = this.module;
    let [out, at] = ["", node.start];
    for (const child of childrenOf(node)) {
      out += text.slice(at, child.start) + this.emit(child, place);
      at = child.end;
    }
    return out + text.slice(at, node.end);
  }

  private list(nodes: readonly Node[], place: Place): string {
    return nodes.map((node) => this.emit(node, place)).join(", ");
  }

  private site(node: Node): string {
    return JSON.stringify(siteOf(this.module, node));
  }

  /** A statement of the module itself; what it declares that changes is put back before each run. */
  private statement(node: Node): string {
    const inner = node.type.startsWith("Export") ? (node["declaration"] as Node | null) : node;
    const text = this.raw(node, "plain");
    if (inner?.type !== "VariableDeclaration") return this.emit(node, "plain");
    const names = (inner["declarations"] as Node[])
      .filter((declarator) => inner["kind"] === "let" || isStateful(declarator["init"] as Node | null))
      .map((declarator) => nameOf(declarator["id"] as Node));
    if (names.length === 0) return text;
    const states = names.map((name) => `$p.state(() => ${name}, ($v) => { ${name} = $v; });`);
    return `${text.replace(/\bconst\b/, "let")}\n${states.join("\n")}`;
  }

  private params(node: Node): string {
    return this.list(node["params"] as Node[], "plain");
  }

  private following(argument: Node | null, place: Place): string {
    return argument === null ? "" : `, ${this.emit(argument, place)}`;
  }

  /** The body of a function. When one ends that is part of another, its answer is all that is left of it. */
  private body(node: Node, place: Place): string {
    const body = node["body"] as Node;
    const outer = this.locals;
    this.locals = declaredIn(node);
    const text = this.emit(body, place);
    this.locals = outer;
    if (body.type === "BlockStatement")
      return place === "scoped" ? `{ const $h = $p.open(); ${text} $p.close($h); }` : text;
    return place === "scoped"
      ? `{ const $h = $p.open(); return $p.close($h, ${text}); }`
      : `{ return ${text}; }`;
  }

  /** A loop. At the start of each turn, what it changes outside of the turn is all that is left of those before. */
  private loop(node: Node, place: Place): string {
    const body = node["body"] as Node;
    const changed = [...changedBy(node)];
    if (node.type === "ForOfStatement") changed.push("$turn++");
    const turn = `{ $p.again($l${changed.map((name) => `, ${name}`).join("")}); ${this.emit(body, place)} }`;
    if (node.type === "DoWhileStatement") {
      return `{ const $l = $p.open(); do ${turn} while (${this.emit(node["test"] as Node, place)}); }`;
    }
    if (node.type !== "ForOfStatement")
      return `{ const $l = $p.open(); ${this.head(node, body, place)}${turn} }`;
    const [left, right] = [node["left"] as Node, node["right"] as Node];
    const list = `const $list = ${this.emit(right, place)}; let $turn = 0; const $l = $p.open();`;
    return `{ ${list} for (${this.emit(left, place)} of $list) ${turn} }`;
  }

  /** What stands before the body of a loop. */
  private head(node: Node, body: Node, place: Place): string {
    const { text } = this.module;
    let [out, at] = ["", node.start];
    for (const child of childrenOf(node)) {
      if (child === body) break;
      out += text.slice(at, child.start) + this.emit(child, place);
      at = child.end;
    }
    return out + text.slice(at, body.start);
  }

  private fn(node: Node): string {
    const isArrow = node.type === "ArrowFunctionExpression";
    const name = node["id"] ? nameOf(node["id"] as Node) : "";
    const params = this.params(node);
    if (node["generator"] === true) return `function ${name}(${params}) ${this.lazy(node)}`;
    if (!this.effects.reaches(node)) {
      // Its text but for what stands in it, such as functions that do reach.
      return this.unstopped(node);
    }
    const body = node["async"] === true ? this.fibre(node) : this.body(node, "scoped");
    const text = `function* ${name}(${params}) ${body}`;
    return isArrow && usesThis(node) ? `(${text}).bind(this)` : isArrow ? `(${text})` : text;
  }

  /** A function that can't stop: its own text, with what stands in it rewritten. */
  private unstopped(node: Node): string {
    const outer = this.locals;
    this.locals = declaredIn(node);
    const text = this.raw(node, "plain");
    this.locals = outer;
    return text;
  }

  private lazy(node: Node): string {
    return `{ return $p.operation((function* () ${this.body(node, "stoppable")}).call(this)); }`;
  }

  private fibre(node: Node): string {
    return `{ return yield* $p.async((function* () ${this.body(node, "stoppable")}).call(this)); }`;
  }

  private method(node: Node, place: Place): string {
    const value = node["value"] as Node;
    const prefix = node["static"] === true ? "static " : "";
    const { text } = this.module;
    const key = node["key"] as Node;
    const name = node["computed"] === true ? `[${this.emit(key, place)}]` : text.slice(key.start, key.end);
    const params = this.params(value);
    if (node["kind"] === "get" && this.effects.getters.has(keyName(this.module, node))) {
      return `${prefix}*$get_${name}() ${this.body(value, "scoped")}`;
    }
    if (node["kind"] !== "get" && node["kind"] !== "set" && node["kind"] !== "constructor") {
      if (value["generator"] === true && value["async"] !== true)
        return `${prefix}${name}(${params}) ${this.lazy(value)}`;
      if (value["async"] === true && value["generator"] !== true)
        return `${prefix}*${name}(${params}) ${this.fibre(value)}`;
      if (this.effects.reaches(value)) return `${prefix}*${name}(${params}) ${this.body(value, "scoped")}`;
    }
    return text.slice(node.start, value.start) + this.unstopped(value);
  }

  private call(node: Node, place: Place): string {
    const args = node["arguments"] as Node[];
    const callee = bare(node["callee"] as Node);
    if (isAtomics(node)) {
      const name = nameOf(callee["property"] as Node);
      return this.access(
        `${name}(${[this.site(node), ...args.map((each) => this.emit(each, place))].join(", ")})`,
        place,
      );
    }
    if (!this.effects.isReachingCall(node))
      return isChange(callee) ? `$p.leak(${this.raw(node, place)})` : this.raw(node, place);
    const on = callee.type === "MemberExpression" ? this.emit(callee["object"] as Node, place) : "";
    const name = callee.type === "MemberExpression" ? nameOf(callee["property"] as Node) : "";
    if (on === "performance" && name === "now") return this.access("clock()", place);
    if (this.effects.isCalledBack(node))
      return this.told(`$p.each(${on}, "${name}", ${this.list(args, place)})`, place);
    if (name === "set" && node["optional"] !== true)
      return this.told(`$p.copy(${on}, ${this.list(args, place)})`, place);
    if (on === "Array" && name === "from") return this.told(`$p.arrayFrom(${this.list(args, place)})`, place);
    return this.told(this.raw(node, place), place);
  }

  /** A call whose answer may be a generator that has to be run: within this one, or, where nothing can stop, at once. */
  private told(call: string, place: Place): string {
    if (place === "plain") return `$p.finish(${call})`;
    return `($p.isRun($t = ${call}) ? yield* $t : $t)`;
  }

  private access(call: string, place: Place): string {
    return place === "plain"
      ? `$p.finish($p.direct(() => $p.${call}))`
      : `($p.${call} ? yield $p : $p.value)`;
  }

  private member(node: Node, place: Place): string {
    const object = node["object"] as Node;
    if (isSharedAccess(node)) {
      const [on, index] = [this.emit(object, place), this.emit(node["property"] as Node, place)];
      return this.access(`read(${this.site(node)}, ${on}, ${index})`, place);
    }
    if (!this.effects.isGetter(node) || object.type === "Super") return this.raw(node, place);
    return this.told(`$p.get(${this.emit(object, place)}, "${nameOf(node["property"] as Node)}")`, place);
  }

  private assignment(node: Node, place: Place): string {
    const left = bare(node["left"] as Node);
    if (left.type !== "MemberExpression") {
      const isOwn = left.type !== "Identifier" || this.locals.has(nameOf(left)) || node["operator"] === "??=";
      return isOwn ? this.raw(node, place) : `$p.leak(${this.raw(node, place)})`;
    }
    if (!isSharedAccess(left)) return this.target(node, left, place);
    if (node["operator"] !== "=")
      throw new SyntaxError(
        `${siteOf(this.module, node)}: a shared word is changed by ${String(node["operator"])}, which the model has not`,
      );
    const parts = [left["object"], left["property"], node["right"]].map((part) =>
      this.emit(part as Node, place),
    );
    return this.access(`write(${[this.site(node), ...parts].join(", ")})`, place);
  }

  /** An assignment to a field, which is not a call of its getter. */
  private target(node: Node, left: Node, place: Place): string {
    const { text } = this.module;
    const right = node["right"] as Node;
    return `$p.leak(${this.raw(left, place)}${text.slice(left.end, right.start)}${this.emit(right, place)})`;
  }

  private update(node: Node, place: Place): string {
    const argument = bare(node["argument"] as Node);
    const isOwn = argument.type === "Identifier" && this.locals.has(nameOf(argument));
    return isOwn ? this.raw(node, place) : `$p.leak(${this.raw(node, place)})`;
  }

  private yielded(node: Node, place: Place): string {
    const argument = node["argument"] as Node | null;
    const value = argument === null ? "undefined" : this.emit(argument, place);
    return node["delegate"] === true ? `(yield* $p.within(${value}))` : `(yield $p.out(${value}))`;
  }
}

function isStateful(init: Node | null): boolean {
  if (init === null) return false;
  if (init.type === "ArrayExpression") return (init["elements"] as Node[]).length === 0;
  return init.type === "NewExpression" && STATEFUL.has(nameOf(init["callee"] as Node));
}

function usesThis(node: Node): boolean {
  if (node.type === "ThisExpression") return true;
  return childrenOf(node).some(
    (child) => (!isFunction(child) || child.type === "ArrowFunctionExpression") && usesThis(child),
  );
}
