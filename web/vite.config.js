import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

// The worker is a file of its own: pages forbid scripts that are made on the way (Content-Security-Policy).
const worker = {
  name: "map-worker",
  generateBundle() {
    this.emitFile({
      type: "asset",
      fileName: "map-worker.js",
      source: readFileSync("node_modules/maplibre-gl/dist/maplibre-gl-csp-worker.js"),
    });
  },
};

export default defineConfig({
  plugins: [worker],
  build: {
    outDir: "../src/OpenUrbanData.Api/wwwroot",
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: "src/map.js",
      // Names without hash: the API puts the hash of the content into the address.
      output: { entryFileNames: "map.js", assetFileNames: "map[extname]" },
    },
  },
});
