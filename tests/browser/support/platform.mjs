// Starts the program as a newcomer does: a data directory of its own, a catalogue, a free port.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../../../", import.meta.url).pathname;
const candidates = [
  process.env.OUD_PROGRAM,
  ...["release", "debug"].map((kind) => join(root, "artifacts/bin/OpenUrbanData.Cli", kind, "oud.dll")),
];
const program = candidates.find((path) => path !== undefined && path !== "" && existsSync(path));

/** Reason to skip a test; false where the program is built. */
export const noProgram = program === undefined ? "The program is not built: dotnet build src/OpenUrbanData.Cli" : false;

/** The root of the repository. */
export const repository = root;

/** Starts an instance over a catalogue and waits until it serves; returns its address and a way to stop. */
export async function start(catalog) {
  const data = await mkdtemp(join(tmpdir(), "oud-browser-"));
  const port = await freePort();
  const child = spawn("dotnet", [program, "up", "--data", data, "--catalog", catalog, "--port", String(port), "--no-install"], {
    env: { ...process.env, OUD_ROOT: root, OUD_DATABASE: "", OUD_DATABASE_READ: "" },
  });
  let output = "";
  child.stdout.on("data", (text) => (output += text));
  child.stderr.on("data", (text) => (output += text));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = `http://localhost:${port}`;
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  let code;
  void ended.then((value) => (code = value ?? "signal"));
  for (let attempt = 0; attempt < 600; attempt++) {
    if (code !== undefined) {
      throw new Error(`oud up ended with code ${code}:\n${output}`);
    }

    const ready = await fetch(`${address}/health/ready`).then((answer) => answer.ok, () => false);
    if (ready) {
      return { address, stop };
    }

    await new Promise((resolve) => setTimeout(resolve, 250));
  }

  await stop();
  throw new Error(`oud up does not serve:\n${output}`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
