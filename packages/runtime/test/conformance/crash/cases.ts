/** The cells of the crash matrix as cases, each with nothing left behind. */
import type { Case } from "../suite/case.ts";
import { type Death, DEATHS } from "./deaths.ts";
import { disposing } from "./disposing.ts";
import { regionsLeft, whatIsLeft } from "./left.ts";
import { must } from "./must.ts";
import { type Face, SOON, Stage } from "./stage.ts";
import { type RoleName, ROLE_NAMES, ROLES, TABLE } from "./table.ts";

/** Most milliseconds of a case: most of them go by while processes come up. */
const TIMEOUT = 30_000;

const FACES: readonly Face[] = ["awaiting", "blocking"];

interface Cell {
  readonly isInSuite: boolean;
  readonly played: Case;
}

/** The cells in which there is something to be seen, in both faces. */
const ALL: readonly Cell[] = DEATHS.flatMap((death, row) =>
  ROLE_NAMES.flatMap((role, column) => {
    const sees = TABLE[death].sees[role];
    if (typeof sees !== "string") return [];
    return FACES.map((face, layer) => ({
      isInSuite: (row + column + layer) % 2 === 0,
      played: caseOf(death, role, face, sees),
    }));
  }),
);

/** Each cell in one face, by turns: what is run on every platform. */
export const crashCases: readonly Case[] = ALL.filter(({ isInSuite }) => isInSuite).map(
  ({ played }) => played,
);

/** Each cell in its other face: the library waits in the same way everywhere, so these are run on one platform. */
export const otherFaces: readonly Case[] = ALL.filter(({ isInSuite }) => !isInSuite).map(
  ({ played }) => played,
);

/** The cells whose deaths some platform cannot bring about: there a worker that eats all memory takes the program with it. */
export const outOfMemoryCases: readonly string[] = ALL.map(({ played }) => played.name).filter((name) =>
  name.includes("out of memory"),
);

function caseOf(death: Death, role: RoleName, face: Face, sees: string): Case {
  return {
    name: `crash: ${death}: ${role}, ${face}`,
    covers: [],
    blocks: face === "blocking",
    timeout: TIMEOUT,
    async run() {
      const before = regionsLeft();
      await play(death, role, face, sees);
      const left = await whatIsLeft(before, SOON);
      must(left === undefined, "the heap still holds", left);
    },
  };
}

async function play(death: Death, role: RoleName, face: Face, sees: string): Promise<void> {
  await disposing(new Stage(death, face), async (stage) => {
    const seen = await ROLES[role](stage);
    must(seen === sees, `the survivor must see ${sees}, but saw`, seen);
    // The processes of a pool are not the stage's, and their ends are not told but as an error.
    if (!role.startsWith("Pool")) must(stage.end === TABLE[death].end, "the victim ended with", stage.end);
  });
}
