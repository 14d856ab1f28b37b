import { expect, test } from "vitest";
import { changes } from "../src/watch/changes.ts";
import { SmallCourse } from "./small-course.ts";

test.each([{ poll: undefined }, { poll: 20 }])(
  "changes are told, and only those ($poll)",
  async ({ poll }) => {
    using course = new SmallCourse();
    const stop = new AbortController();
    const seen = changes(course.folder, { signal: stop.signal, poll });
    const first = seen.next();
    // The watch begins with the first `next`, before it waits: a write that comes after is seen.
    course.edit("01-uno/01-leccion/es.md", "TODO", "DONE");
    expect(await first).toEqual({ done: false, value: ["01-uno/01-leccion/es.md"] });
    stop.abort();
    expect(await seen.next()).toEqual({ done: true, value: undefined });
  },
);
