/**
 * What the bundler's plugin calls in the modules it rewrites and in the file it makes for threads. Not for use by hand: a program
 * without a bundler has `registerFunctions`.
 *
 * @module
 */

export {
  markCaptures,
  nameFunction,
  registerFunctions,
  registerInline,
  setLoader,
} from "./codec/registry.ts";
export { setThread } from "./library.ts";
