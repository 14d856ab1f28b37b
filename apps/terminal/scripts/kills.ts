/** `pnpm --filter @mp/terminal kills [N] [FIRST]`: kills the tutor N times, at moments that the seeds from FIRST on say. */
import { killOnce } from "../test/support/kills/round.ts";

const [many = "100", first = "1"] = process.argv.slice(2);
const failures: string[] = [];
for (let seed = Number(first); seed < Number(first) + Number(many); seed++) {
  try {
    const { activity, moment, after, told } = await killOnce(seed);
    console.log(
      `✔ ${String(seed).padStart(4)}  ${activity.padEnd(24)} ${moment.padEnd(32)} ${after} ms, ${told} told`,
    );
  } catch (error) {
    failures.push(String(error));
    console.log(`✘ ${String(seed).padStart(4)}  ${String(error)}`);
  }
}
console.log(`\n${Number(many) - failures.length} of ${many} kills lost nothing and left nothing running`);
process.exitCode = failures.length === 0 ? 0 : 1;
