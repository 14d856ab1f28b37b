/** Which methods of an object other processes may call. */

type Method = (...args: unknown[]) => unknown;

/** Names that mean something else to every object, or to those who await it. */
const WITHHELD = new Set(["then", ...Object.getOwnPropertyNames(Object.prototype)]);

/**
 * The names of an object's public methods: functions of its own and of its classes, up to `Object`. Getters, names that begin with `_`,
 * and those of `Object.prototype` are left out.
 */
export function exposedNames(object: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = object; at !== null && !isRoot(at); at = Object.getPrototypeOf(at) as object) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (typeof value === "function" && !name.startsWith("_") && !WITHHELD.has(name)) names.add(name);
    }
  }
  return [...names];
}

/**
 * The method of a name, if other processes may call it; `only` names those that were exposed explicitly.
 * Throws a `TypeError` that says which there are.
 */
export function exposedMethod(
  object: object,
  name: string,
  label: string,
  only?: ReadonlySet<string>,
): Method {
  const method = find(object, name);
  if (method !== undefined && (only === undefined || only.has(name))) return method;
  const names = exposedNames(object).filter((each) => only === undefined || only.has(each));
  throw new TypeError(
    `${label} has no method ${name}() that other processes may call; it has: ${names.join(", ") || "none"}`,
  );
}

function find(object: object, name: string): Method | undefined {
  if (name.startsWith("_") || WITHHELD.has(name)) return undefined;
  for (let at: object | null = object; at !== null && !isRoot(at); at = Object.getPrototypeOf(at) as object) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return typeof found.value === "function" ? (found.value as Method) : undefined;
  }
  return undefined;
}

/** Whether an object is an `Object.prototype`, of any realm. */
function isRoot(object: object): boolean {
  return Object.getPrototypeOf(object) === null && Object.hasOwn(object, "hasOwnProperty");
}
