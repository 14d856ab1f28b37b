import type { Port } from "../../port.ts";
import { threadPort } from "../threads/port.ts";
import { bunEngine } from "./engine.ts";

/** Bun's implementation of {@link Port}. */
export const bunPort: Port = threadPort(bunEngine);
