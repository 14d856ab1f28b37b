import { Pool } from "@mp/runtime";
import type { MakeDoubler } from "./doubler.ts";
import { double } from "./task.ts";

const make: MakeDoubler = (workers) => {
  const pool = new Pool(workers);
  return { double: (n) => pool.apply(double, [n]) };
};
export default make;
