/** What docs/api.md shows, done: each command is run, and prints what it should. The example client as well. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApi, type TestApi } from "./support/api.ts";

const PAGE = readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8");
const EXAMPLE = fileURLToPath(new URL("../examples/grade.ts", import.meta.url));
const MARK = "--- end of command ---";

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startApi();
  folder = mkdtempSync(join(tmpdir(), "mp-api-docs-"));
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

interface Command {
  readonly command: string;
  /** What its output must contain. */
  readonly expected: string | undefined;
}

/** The commands of the page, in order: what ends before a line that begins a new one, or says what is expected. */
function commandsOf(page: string): readonly Command[] {
  const lines = [...page.matchAll(/^```sh run\n([\s\S]*?)^```$/gm)].flatMap(([, code = ""]) =>
    code.trimEnd().split("\n"),
  );
  const commands: Command[] = [];
  for (const line of lines) {
    const expected = /^# => (.*)$/.exec(line)?.[1];
    const last = commands.at(-1);
    if (expected !== undefined && last) commands[commands.length - 1] = { ...last, expected };
    else if (last && isOpen(last.command))
      commands[commands.length - 1] = { ...last, command: `${last.command}\n${line}` };
    else commands.push({ command: line, expected: undefined });
  }
  return commands;
}

/** Whether a command goes on in the next line. */
function isOpen(command: string): boolean {
  if (command.endsWith("\\")) return true;
  return command.includes("<<'END'") && !command.endsWith("\nEND");
}

async function output(
  program: string,
  args: readonly string[],
  input: string,
): Promise<{ code: number | null; printed: string }> {
  const path = `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, API: api.url, PATH: path },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { printed: await text(child.stdout), code: await code };
}

test("every command of docs/api.md does what the page says", { timeout: 60_000 }, async () => {
  const commands = commandsOf(PAGE);
  expect(commands.filter(({ expected }) => expected !== undefined).length).toBeGreaterThan(10);
  const script = commands.map(({ command }) => `${command}\necho; echo "${MARK}"`).join("\n");
  const { code, printed } = await output("bash", ["-e"], script);
  expect(code).toBe(0);
  const outputs = printed.split(MARK);
  for (const [at, { command, expected = "" }] of commands.entries())
    expect({ command, printed: outputs[at] }).toEqual({
      command,
      printed: expect.stringContaining(expected),
    });
});

test("the example client has an attempt graded", { timeout: 60_000 }, async () => {
  const lesson = (await (await api.fetch("/v1/lessons/el-cerrojo?lang=en")).json()) as {
    exercise: { content: string };
  };
  writeFileSync(join(folder, "start.ts"), lesson.exercise.content);
  const { code, printed } = await output(
    process.execPath,
    ["--conditions=@mp/source", EXAMPLE, api.url, "el-cerrojo", "start.ts"],
    "",
  );
  expect(printed).toMatch(/^fail$/m);
  expect(printed).toMatch(/✘ The visitors are always 4\n {2}Under some schedule .*addition was lost/);
  expect(printed).toMatch(/--replay \w+/);
  expect(code).toBe(1);
});
