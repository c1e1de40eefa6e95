import { defineConfig } from "vite";

// Relative addresses: the same files are served from any folder of any host.
export default defineConfig({
  base: "./",
  build: { target: "es2022", outDir: "dist", chunkSizeWarningLimit: 1200 },
});
