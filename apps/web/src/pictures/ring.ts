/** Where the nodes of a small graph stand: around a circle, in their order, so that a ring is seen as one. */

/** A place in the picture. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Places for so many nodes within a width and a height, the first on the left of the top. */
export function around(count: number, { width, height }: { width: number; height: number }): Spot[] {
  const [rx, ry] = [width / 2, height / 2];
  if (count === 1) return [{ x: rx, y: ry }];
  return Array.from({ length: count }, (_, at) => {
    // Two stand side by side.
    const angle = (at / count) * 2 * Math.PI - Math.PI * (count === 2 ? 1 : 0.75);
    return { x: rx + rx * Math.cos(angle), y: ry + ry * Math.sin(angle) };
  });
}

/** The middle of a path from one node to another, bent to its left: two that wait for each other have two paths. */
export function middleOf(from: Spot, to: Spot): Spot {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.min(34, length * 0.22);
  return {
    x: (from.x + to.x) / 2 + (dy / length) * bend,
    y: (from.y + to.y) / 2 - (dx / length) * bend,
  };
}

/** That path, from the edge of one node to the edge of the other; `radius` is half of a node. */
export function bentBetween(from: Spot, to: Spot, radius: Spot): string {
  const middle = middleOf(from, to);
  const [a, b] = [edgeOf(from, middle, radius), edgeOf(to, middle, radius)];
  const points = [a, middle, b].map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return `M ${points[0]} Q ${points[1]} ${points[2]}`;
}

/** Where the way from the middle of a box to a spot leaves the box. */
function edgeOf(box: Spot, spot: Spot, { x, y }: Spot): Spot {
  const [dx, dy] = [spot.x - box.x, spot.y - box.y];
  const scale = 1 / Math.max(Math.abs(dx) / x, Math.abs(dy) / y, 0.001);
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}
