/** A model checker for TypeScript that shares memory: see docs/model-checking.md. */
export type { Counterexample } from "./counterexample.ts";
export { type Exploration, explore, type Limits } from "./explore.ts";
export type { Ending, ModelTools, Scene, Stage } from "./scene.ts";
export { type Edit, loadProgram, type Program } from "./source/load.ts";
