import { readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { importProgress } from "@mp/tutor";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { SCHEMAS } from "../../scripts/report-schemas.ts";
import { Listening } from "../support/listening.ts";
import { mp, StudentHome } from "../support/mp.ts";

// Real programs on a machine that may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const EN = { LANG: "en_GB.UTF-8" };
const API = join(dirname(fileURLToPath(import.meta.resolve("@mp/api/package.json"))), "dist", "main.js");
const data = new StudentHome();
let api: Listening;
let home: StudentHome;
beforeAll(async () => {
  api = await Listening.start([API], { MP_API_PORT: "0", MP_API_DATA: data.folder, MP_API_LOG: "error" });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  data[Symbol.dispose]();
});
beforeEach(() => (home = new StudentHome()));

const keysOf = ({ folder }: StudentHome) => join(folder, "mp", "api.json");
const tokenIn = (path: string) =>
  Object.values((JSON.parse(readFileSync(path, "utf8")) as { tokens: Record<string, string> }).tokens)[0] ??
  "";
const lessonsOf = (of: StudentHome) => importProgress(mp(of, ["export"], EN).stdout).progress.lessons;
const report = (of: StudentHome, env: Record<string, string>) =>
  SCHEMAS["mp-sync"].parse(JSON.parse(mp(of, ["sync", "--json"], { ...EN, ...env }).stdout));

test("two devices of one student end with what either had; the token is for nobody else to read", () => {
  using other = new StudentHome();
  mp(home, ["hint", "mp-worker"], EN);
  const first = mp(home, ["sync", "--api", `${api.url}/`], EN);
  expect(first).toMatchObject({ status: 0, stderr: "" });
  expect(first.stdout).toContain(`You are a new learner at ${api.url}`);
  expect(first.stdout).toContain("news of 0 lessons from there, of 1 lesson from here");
  expect(first.stdout).not.toContain("mpl_");
  expect(statSync(keysOf(home)).mode & 0o777).toBe(0o600);
  mp(other, ["hint", "el-cerrojo"], EN);
  const elsewhere = { MP_API: api.url, MP_TOKEN: tokenIn(keysOf(home)) };
  expect(report(other, elsewhere)).toMatchObject({ received: ["mp-worker"], sent: ["el-cerrojo"] });
  // From then on both know which API, and who they are.
  expect(report(home, {})).toMatchObject({ received: ["el-cerrojo"], sent: [] });
  expect(report(other, {})).toMatchObject({ api: api.url, received: [], sent: [] });
  expect(lessonsOf(home)).toEqual(lessonsOf(other));
  expect(Object.keys(lessonsOf(home)).toSorted()).toEqual(["el-cerrojo", "mp-worker"]);
});

test("an API that is not there, is none, or does not know the student changes nothing, and what to do is said", async () => {
  mp(home, ["hint", "mp-worker"], EN);
  const before = lessonsOf(home);
  const page =
    'require("http").createServer((q, r) => r.end("<p>")).listen(0, function () { console.log("http://127.0.0.1:" + this.address().port) })';
  await using website = await Listening.start(["-e", page]);
  const stranger = `mpl_01a2065b-0da0-79d7-9c2b-12f01e1c5aa9_${"x".repeat(43)}`;
  const cases: [readonly string[], Record<string, string>, number, string][] = [
    [[], {}, 2, "set MP_API"],
    [["--api", "localhost"], {}, 2, '"localhost" is no address'],
    [["--api", api.url], { MP_TOKEN: "mpl_x" }, 2, "Copy all of it"],
    [["--api", "http://127.0.0.1:9"], {}, 3, "cannot be reached"],
    [["--api", website.url], {}, 3, "not as an API of the course"],
    [["--api", api.url], { MP_TOKEN: stranger }, 3, "does not know the learner"],
  ];
  for (const [args, env, status, words] of cases) {
    const ran = mp(home, ["sync", ...args], { ...EN, ...env });
    expect([args, ran.status, ran.stderr]).toEqual([args, status, expect.stringContaining(words)]);
  }
  expect(mp(home, ["sync", "--api", "http://127.0.0.1:9"], { LANG: "es_ES.UTF-8" }).stderr).toMatch(
    /^No se llega a http:\/\/127\.0\.0\.1:9 \(.+\)\. Tu progreso sigue/,
  );
  expect(lessonsOf(home)).toEqual(before);
});

test("what is damaged is not written over", () => {
  mp(home, ["hint", "mp-worker"], EN);
  writeFileSync(keysOf(home), '{"version": 1, "tok');
  const ran = mp(home, ["sync", "--api", api.url], EN);
  expect(ran).toMatchObject({ status: 4, stderr: expect.stringContaining("Mend it") as string });
  expect(readFileSync(keysOf(home), "utf8")).toBe('{"version": 1, "tok');
});
