import { explain, Failure } from "./failure.mjs";

const OLDEST_NODE = 20;

/**
 * Runs a command of the repository and makes its result the exit code. The parts of a command are imported only once
 * Node is known to be new enough to read them, so this file and failure.mjs keep to syntax that an old Node knows.
 *
 * @param {() => Promise<number>} command
 * @param {() => void} [onFailure] What there is to say when the command could not be carried out.
 */
export async function main(command, onFailure = () => {}) {
  try {
    checkNode(process.versions.node);
    process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(explain(error));
    onFailure();
    process.exitCode = 1;
  }
}

/** @param {string} version */
export function checkNode(version) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new Failure({
    doing: "Checking the version of Node",
    wrong: `This is Node ${version}, and at least Node ${OLDEST_NODE} is needed to begin`,
    next: `Install Node ${OLDEST_NODE} or newer and run the command again. The repository brings the Node it works with by itself`,
  });
}
