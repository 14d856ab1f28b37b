/** The pictures that stand beside a program's runs: those that a lesson can name, but for what is in every timeline. */

import type { Lesson, Visual } from "@mp/content";

/** The name of one. */
export type PictureName = Exclude<Visual, "wait-for">;

/** Its place on the page: an address can name it. */
export function pictureId(name: PictureName): string {
  return `picture-${name}`;
}

/** The pictures of a lesson: those that serve it first, then those that any program has. */
export function picturesOf({ visuals = [] }: Lesson): readonly PictureName[] {
  const served = visuals.filter((each) => each !== "wait-for");
  return [...new Set<PictureName>([...served, "scheduler", "outcomes"])];
}
