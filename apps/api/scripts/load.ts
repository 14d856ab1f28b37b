/**
 * `pnpm --filter @mp/api load [SECONDS]`: how many requests for a lesson the API answers, beside a Hono app that does nothing but send the same bytes.
 * Both run at once on the same machine and take turns in short rounds, so that what else it does falls on both. Numbers of one machine are worth little; the ratio is what counts.
 * The API does all that it does in use: it logs each request as well, unless `MP_API_LOG` says otherwise.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { type ServerProcess, startServer } from "../test/support/server.ts";

const SECONDS = Number(process.argv[2] ?? 2);
const ROUNDS = 7;
const CONNECTIONS = 10;
const LOG = process.env["MP_API_LOG"] ?? "info";
const PATHS = ["/v1/lessons/el-cerrojo?lang=en", "/v1/course?lang=en"];

const folder = mkdtempSync(join(tmpdir(), "mp-api-load-"));
try {
  for (const path of PATHS) {
    // One for each: the most reads that a client may be allowed in a minute are fewer than both together make.
    const server = await startServer({ MP_API_DATA: folder, MP_API_READS: "1000000", MP_API_LOG: LOG });
    try {
      await compare(server, path);
    } finally {
      await server.end();
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function compare(server: ServerProcess, path: string): Promise<void> {
  const body = await (await fetch(`${server.url}${path}`)).text();
  await using bare = await startBare(body);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const theirs = await measure(bare.url, bare.pid);
    const ours = await measure(`${server.url}${path}`, server.pid);
    const byProcessor = theirs.microseconds / ours.microseconds;
    rounds.push({ ratio: ours.perSecond / theirs.perSecond, byProcessor, ours, theirs });
  }
  // The first of each warms both up.
  report(path, body.length, rounds.slice(1));
}

function report(path: string, bytes: number, rounds: readonly Round[]): void {
  const sorted = rounds.toSorted((a, b) => a.ratio - b.ratio);
  const [least, median, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  if (!least || !median || !most) throw new Error("Nothing was measured. Use more rounds.");
  const byProcessor =
    rounds.map((round) => round.byProcessor).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0;
  const { ratio, ours, theirs } = median;
  console.log(
    `${path} (${bytes} bytes): ${ratio.toFixed(2)} × the bare app (${least.ratio.toFixed(2)}–${most.ratio.toFixed(2)} in ${rounds.length} rounds), ${byProcessor.toFixed(2)} × by what each takes of the processor: ` +
      `${ours.perSecond} and ${theirs.perSecond} requests/s, p99 ${ours.p99} and ${theirs.p99} ms, ${CONNECTIONS} connections`,
  );
}

interface Round {
  /** Of requests in a second. */
  readonly ratio: number;
  /** The same, by what a request takes of the processor. */
  readonly byProcessor: number;
  readonly ours: Measured;
  readonly theirs: Measured;
}

interface Measured {
  readonly perSecond: number;
  readonly p99: number;
  /** Of the processor, for each request: what it would be on a machine that does nothing else. */
  readonly microseconds: number;
}

async function measure(url: string, pid: number): Promise<Measured> {
  const before = processorOf(pid);
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, and ${errors} failed: ${url}`);
  const microseconds = ((processorOf(pid) - before) * 1000) / requests.total;
  return { perSecond: Math.round(requests.average), p99: latency.p99, microseconds };
}

/** Milliseconds of the processor that a process has had; the kernel counts in hundredths of a second. */
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function startBare(body: string): Promise<{ url: string; pid: number } & AsyncDisposable> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("bare.ts", import.meta.url))], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(body);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return {
    url: line.toString().trim(),
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.kill();
      await once(child, "exit");
    },
  };
}
