import { defineConfig } from "vitest/config";
export default defineConfig({
  test: {
    pool: "forks",
    execArgv: ["--conditions=@mp/source"],
    experimental: { viteModuleRunner: false },
  },
});
