/** What processes of the library's own do, by name: their functions need not be looked for in a user's module. */

type Role = (...args: unknown[]) => unknown;

const roles = new Map<string, Role>();

/** Says what a process of a role runs. */
export function defineRole(name: string, run: Role): void {
  roles.set(name, run);
}

/** What a process of a role runs. */
export function roleOf(name: string): Role {
  const role = roles.get(name);
  if (role === undefined) throw new Error(`No role ${name} is defined in this process`);
  return role;
}

/** A role to start a process in, and the ref of the queue that is told of its end; 0 for none. */
export interface RoleStart {
  readonly role: string;
  readonly obituary: number;
  /** Told the pid of the process before it can begin, or end. */
  readonly beforeBirth?: ((pid: number) => void) | undefined;
}

/** Key of {@link RoleStart} among the options of a process; not for users. */
export const ROLE: unique symbol = Symbol("role");
