/** There are eight colours for processes: `.lane-0` to `.lane-7` of the style sheets. */
export function laneOf(pid: number): number {
  return (pid - 1) % 8;
}
