import { idle } from "./idle.ts";

/** Each wait that ends is one switch of the thread that waited. */
export default idle(
  "wake-ups of an idle pool",
  "in a second",
  ({ voluntaryContextSwitches }) => voluntaryContextSwitches,
);
