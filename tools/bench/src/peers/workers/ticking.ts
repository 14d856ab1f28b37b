export { startTicking as default } from "../ticking.ts";
