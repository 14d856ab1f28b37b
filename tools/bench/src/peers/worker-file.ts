import { fileURLToPath } from "node:url";

/** Path of a worker's program in `workers/`. */
export function workerFile(name: string): string {
  return fileURLToPath(new URL(`workers/${name}.ts`, import.meta.url));
}

/** Path of a program in `plain/`, without types to take out. */
export function plainFile(name: string): string {
  return fileURLToPath(new URL(`plain/${name}.mjs`, import.meta.url));
}
