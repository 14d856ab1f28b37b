import { describe, expect, test } from "vitest";
import { attempts } from "../support/attempts.ts";
import { run, whyNoBox } from "../support/box.ts";

describe.skipIf(whyNoBox !== undefined)("what a program can see and write", () => {
  test("files of the machine are not there, by no way that leads to them", async () => {
    const paths = [
      "/etc/passwd",
      "/etc/shadow",
      "/root",
      "/home",
      "/var",
      "/run",
      "/sys",
      "/usr/bin",
      "/bin/sh",
      "/proc",
      "/proc/self/mem",
      "/proc/self/environ",
      "/proc/1/root/etc/passwd",
      "/proc/self/mountinfo",
      "/dev/sda",
      "/dev/kmsg",
      "/dev/mem",
      "/dev/fd/3",
      "/work/../etc/passwd",
      "/mp/packages/@mp/sandbox/dist/index.js",
      process.cwd(),
    ];
    const acts = Object.fromEntries(paths.map((path) => [path, `fs.statSync(${JSON.stringify(path)});`]));
    const { answers } = await run(
      attempts(
        {
          ...acts,
          "import as text": `await import("/etc/passwd", { with: { type: "text" } });`,
          "import as JSON": `await import("/etc/passwd", { with: { type: "json" } });`,
          "by a link": `fs.symlinkSync("/etc/passwd", "/tmp/link"); fs.readFileSync("/tmp/link");`,
          "by a worker without flags": `
            const code = 'require("fs").readFileSync("/etc/passwd")';
            await new Promise((_, reject) => new Worker(code, { eval: true, execArgv: [] }).on("error", reject));`,
        },
        'import fs from "node:fs"; import { Worker } from "node:worker_threads";',
      ),
    );
    const { "import as text": asText, "import as JSON": asJson, ...others } = answers;
    for (const [path, answer] of Object.entries(others)) expect([path, answer]).toEqual([path, "ENOENT"]);
    for (const answer of [asText, asJson]) expect(answer).toMatch(/^ERR_|^ENOENT|SyntaxError|TypeError/);
  });

  test("what is there is what a program needs, and no more", async () => {
    const { answers } = await run(
      attempts(
        {
          root: `return fs.readdirSync("/").sort();`,
          work: `return fs.readdirSync("/work").sort();`,
          tools: `return fs.readdirSync("/mp/bin");`,
          packages: `return fs.readdirSync("/mp/packages/@mp").sort();`,
          tmp: `return fs.readdirSync("/tmp");`,
          env: `return Object.keys(process.env).sort();`,
          user: `return [process.getuid(), process.getgid(), os.hostname(), process.ppid];`,
        },
        'import fs from "node:fs"; import os from "node:os";',
      ),
      { files: { "data.json": "{}" } },
    );
    expect(answers).toMatchObject({
      root: ["dev", "lib", "lib64", "mp", "tmp", "work"],
      work: ["attack.mjs", "data.json"],
      tools: ["node"],
      packages: ["content", "inspect", "runtime", "sandbox", "tutor"],
      tmp: [],
      env: ["HOME", "LANG", "NO_COLOR", "PATH", "PWD", "TMPDIR"],
      user: [65534, 65534, "box", 1],
    });
  });

  test("nothing can be written but a little in /tmp and /dev/shm", async () => {
    const { answers } = await run(
      attempts(
        {
          root: `fs.writeFileSync("/x", "x");`,
          work: `fs.writeFileSync("/work/x", "x");`,
          "its own program": `fs.chmodSync("/work/attack.mjs", 0o666);`,
          "the runtime": `fs.writeFileSync("/mp/packages/@mp/runtime/dist/x.js", "x");`,
          "its description": `fs.appendFileSync("/mp/packages/@mp/runtime/package.json", "x");`,
          dev: `fs.writeFileSync("/dev/x", "x");`,
          "a link in work": `fs.linkSync("/mp/bin/node", "/work/node");`,
          "a hard link": `fs.linkSync("/mp/bin/node", "/tmp/node");`,
          "to be root by a bit": `fs.writeFileSync("/tmp/s", "x"); fs.chmodSync("/tmp/s", 0o4777); fs.chownSync("/tmp/s", 0, 0);`,
          "a device": `const { status } = spawnSync("/bin/mknod", []); fs.statSync("/bin/mknod"); return status;`,
          "fill tmp": `const part = Buffer.alloc(1 << 20); for (let n = 0; n < 64; n++) fs.appendFileSync("/tmp/big" + (n & 1), part);`,
          "one large file": `fs.rmSync("/tmp/big0"); fs.rmSync("/tmp/big1"); fs.truncateSync("/dev/shm/x", 0);`,
          "a huge file": `fs.writeFileSync("/dev/shm/y", ""); fs.truncateSync("/dev/shm/y", 1 << 30);`,
        },
        'import fs from "node:fs"; import { spawnSync } from "node:child_process"; process.on("SIGXFSZ", () => {});',
      ),
    );
    expect(answers).toEqual({
      root: "EROFS",
      work: "EROFS",
      "its own program": "EROFS",
      "the runtime": "EROFS",
      "its description": "EROFS",
      dev: "EROFS",
      "a link in work": "EROFS",
      "a hard link": "EXDEV",
      // Nobody is root here: there is no such user in its namespace.
      "to be root by a bit": "EINVAL",
      "a device": "ENOENT",
      "fill tmp": "ENOSPC",
      "one large file": "ENOENT",
      "a huge file": "EFBIG",
    });
  });

  test("a program sees nothing of the one before", async () => {
    const write = `import fs from "node:fs"; fs.writeFileSync("/tmp/mine", "secret"); fs.writeFileSync("/dev/shm/mine", "secret");`;
    expect((await run(`${write} console.log("written");`)).text).toBe("written\n");
    const look = attempts(
      { tmp: `return fs.readdirSync("/tmp");`, shm: `return fs.readdirSync("/dev/shm");` },
      'import fs from "node:fs";',
    );
    expect((await run(look)).answers).toEqual({ tmp: [], shm: [] });
  });
});
