import { mirror } from "@mp/build/tsup";
import { defineConfig } from "tsup";

export default defineConfig(mirror({ esbuildOptions: (options) => void (options.jsx = "automatic") }));
