import { tests } from "@mp/build/vitest";

export default tests({ imports: ["@mp/build/tsx"] });
