// Serves a folder of static files on a port of its own: the solution comes from another origin than the platform.
import { createServer } from "node:http";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

/** Serves what a function answers; returns the address and a way to stop. */
export async function serve(answer) {
  const server = createServer((request, response) => {
    Promise.resolve(answer(new URL(request.url, "http://localhost"), request)).then(
      ({ status = 200, type = "application/json", body }) => {
        response.writeHead(status, { "Content-Type": type, "Access-Control-Allow-Origin": "*" });
        response.end(body);
      },
      (error) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Serves a folder. */
export const serveFolder = (folder) =>
  serve(async (url) => {
    const path = normalize(url.pathname).replace(/\/$/, "/index.html");
    const file = join(folder, path);
    return existsSync(file)
      ? { type: types[extname(file)] ?? "application/octet-stream", body: await readFile(file) }
      : { status: 404, type: "text/plain", body: "not found" };
  });

/** The built files of a solution; builds them where nobody has. */
export async function solution(name) {
  const folder = new URL(`../../../solutions/${name}/`, import.meta.url).pathname;
  if (!existsSync(join(folder, "dist", "index.html"))) {
    const run = promisify(execFile);
    await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder });
    await run("npm", ["run", "build"], { cwd: folder });
  }

  return join(folder, "dist");
}
