import type { Port } from "../../port.ts";
import { threadPort } from "../threads/port.ts";
import { denoEngine } from "./engine.ts";

/** Deno's implementation of {@link Port}. */
export const denoPort: Port = threadPort(denoEngine);
