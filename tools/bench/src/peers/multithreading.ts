import { initRuntime, move, spawn } from "multithreading";
import type { MakeDoubler } from "./doubler.ts";

const make: MakeDoubler = (workers) => {
  initRuntime({ maxWorkers: workers });
  return { double };
};
export default make;

async function double(n: number): Promise<number> {
  const result = await spawn(move(n), (n: number) => n * 2).join();
  if (!result.ok) throw result.error;
  return result.value;
}
