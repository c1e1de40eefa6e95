// Starts the program as a newcomer does: a data directory of its own, a catalogue, a free port.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
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

const running = new Set();

/** Stops all instances that were started, also where the start of another one failed. */
export const stopAll = () => Promise.all([...running].map((stop) => stop()));

/** Starts an instance over a catalogue and waits until it serves; returns its address. */
export async function start(catalog) {
  const folder = await mkdtemp(join(tmpdir(), "oud-browser-"));
  // As root the database belongs to another user, who must be able to get there.
  await chmod(folder, 0o755);
  const data = join(folder, "data");
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
    await rm(folder, { recursive: true, force: true });
  };
  running.add(stop);
  let code;
  void ended.then((value) => (code = value ?? "signal"));
  for (let attempt = 0; attempt < 600; attempt++) {
    if (code !== undefined) {
      throw new Error(`oud up ended with code ${code}:\n${output}`);
    }

    const ready = await fetch(`${address}/health/ready`).then((answer) => answer.ok, () => false);
    if (ready) {
      return { address };
    }

    await new Promise((resolve) => setTimeout(resolve, 250));
  }

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
