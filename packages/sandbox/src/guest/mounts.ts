/** What a program can see of this machine: files and folders that are lent read-only, each to a place of ours. */

/** Something of the machine, and where it is in the box. */
export interface Mount {
  readonly from: string;
  readonly at: string;
}

/** A name for something that is elsewhere in the box. */
export interface Link {
  readonly to: string;
  readonly at: string;
}

/** All that programs of one kind are lent. */
export interface Lent {
  readonly mounts: readonly Mount[];
  readonly links: readonly Link[];
}

/** Where everything of ours is in the box: nobody learns from a path where the API is. */
export const ROOT = "/mp";
