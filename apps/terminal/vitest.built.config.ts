import { tests } from "@mp/build/vitest";

/** `mp` as a student starts it: the built program, in processes of its own, which wait for each other and for keys most of the time. */
export default tests({
  built: true,
  filesAtOnce: 2,
  imports: ["@mp/build/tsx"],
  include: ["test/program/*.test.ts"],
});
