import { fileURLToPath } from "node:url";

/** Path of a worker's program in `workers/`. */
export function workerFile(name: string): string {
  return fileURLToPath(new URL(`workers/${name}.ts`, import.meta.url));
}
