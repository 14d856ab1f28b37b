/** Knots of a directed graph: groups of nodes that all reach each other, and nobody outside. */

/**
 * The knots, each as a list of nodes, in no particular order. A node that nothing leads out of, or only to itself, is one of its own.
 *
 * Method: R. Tarjan, "Depth-First Search and Linear Graph Algorithms", SIAM J. Computing 1972: the strongly connected
 * components, of which those without a way out are kept.
 */
export function knots<T>(nodes: Iterable<T>, next: (node: T) => readonly T[]): T[][] {
  const found: T[][] = [];
  const order = new Map<T, number>();
  const component = new Map<T, number>();
  const path: T[] = [];
  let components = 0;

  /** Gives the earliest node on the path that can be reached from here, by its number. */
  const visit = (node: T): number => {
    const own = order.size;
    order.set(node, own);
    path.push(node);
    let low = own;
    const after = next(node);
    for (const other of after) {
      if (!order.has(other)) low = Math.min(low, visit(other));
      else if (!component.has(other)) low = Math.min(low, order.get(other) as number);
    }
    if (low < own) return low;
    const members = path.splice(path.indexOf(node));
    for (const member of members) component.set(member, components);
    const leads = (member: T): boolean => next(member).some((other) => component.get(other) !== components);
    if (!members.some(leads)) found.push(members);
    components++;
    return low;
  };

  for (const node of nodes) if (!order.has(node)) visit(node);
  return found;
}
