import { queueFlow } from "./queue-flow.ts";

export default queueFlow(2);
