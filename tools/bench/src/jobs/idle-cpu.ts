import { idle } from "./idle.ts";

export default idle(
  "processor time of an idle pool",
  "ms in a second",
  ({ userCPUTime, systemCPUTime }) => (userCPUTime + systemCPUTime) / 1000,
);
