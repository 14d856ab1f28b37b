import { mirror } from "@mp/build/tsup";
import { defineConfig } from "tsup";

export default defineConfig(mirror());
