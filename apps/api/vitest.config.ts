import { tests } from "@mp/build/vitest";

export default tests();
