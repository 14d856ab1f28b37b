import type { Port } from "../../port.ts";
import { threadPort } from "../threads/port.ts";
import { nodeEngine } from "./engine.ts";

/** Node's implementation of {@link Port}. */
export const nodePort: Port = threadPort(nodeEngine);
