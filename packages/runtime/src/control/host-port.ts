/** The platform of a process under control: what the supervisor does elsewhere, is done here by whoever asks for it. */

import { EncodeError, PlatformError } from "../errors.ts";
import type { Envelope, Port } from "../port.ts";
import type { Spawn, Terminate } from "../process/protocol.ts";
import type { Lives } from "./lives.ts";

/** Number of processors of the machine that programs under control see. */
const PROCESSORS = 4;

/** The implementation of the port for a host. */
export function hostPort(lives: Lives): Port {
  return {
    name: "controlled",
    get birth() {
      return lives.birth;
    },
    mayBlock: true,
    cpuCount: () => PROCESSORS,
    post(message: Envelope) {
      if (message.type === "spawn") lives.spawn((message as Spawn).birth);
      else if (message.type === "terminate") lives.terminate(message as Terminate);
    },
    onMessage: (listener) => lives.listen(listener),
    hold: (open) => lives.hold(open),
    turn: () => new Promise((resolve) => void setTimeout(resolve, 0)),
    locate(fn) {
      throw new EncodeError(
        `the function ${fn.name || "(anonymous)"} has no name that other processes know: it uses local variables of the code around it, or is not of a module of the program; ` +
          "pass such variables as arguments, or move the function to the top level of its module",
      );
    },
    load: async (module) => void (await lives.load(module)),
    evaluate(module, expression) {
      throw new EncodeError(`${expression} was not found in ${module ?? "the program"}`);
    },
    exit: (code) => lives.exit(code),
    sockets() {
      throw new PlatformError(
        "Listener and Client are not supported under control: what comes from a socket is not decided by the schedule",
      );
    },
    warn: (text) => lives.write("stderr", `${text}\n`),
  };
}
