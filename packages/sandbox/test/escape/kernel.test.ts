import { describe, expect, test } from "vitest";
import { attempts, calls } from "../support/attempts.ts";
import { run, whyNoBox } from "../support/box.ts";
import { ARCHITECTURES } from "../../src/seccomp/system-calls.ts";

const architecture = ARCHITECTURES[process.arch];

describe.skipIf(whyNoBox !== undefined)("what a program can ask of the kernel", () => {
  test("each call that is refused is refused by the filter, and namespaces by any way", async () => {
    const { denied = {}, clone = 0, clone3 = 0, socket = 0 } = architecture ?? {};
    // Reading its own personality asks for nothing; the filter refuses it all the same.
    const refused = Object.entries(denied).map(([name, number]) => [name, number] as const);
    const flags = [0x10000000, 0x20000, 0x20000000, 0x40000000, 0x2000000, 0x4000000, 0x8000000];
    const { answers } = await run(
      calls([
        ...refused,
        ...flags.map(
          (flag) => [`clone ${flag.toString(16)}`, clone, String(flag | 17), "0", "0", "0", "0"] as const,
        ),
        ["clone3", clone3, "0", "0"],
        // TCP over IPv4 and IPv6, raw packets, the kernel's own messages, the host of a virtual machine, Bluetooth, AF_ALG.
        ...[2, 10, 17, 16, 40, 31, 38].map(
          (family) => [`socket ${family}`, socket, String(family), "1", "0"] as const,
        ),
        ["socket 1", socket, "1", "1", "0"],
      ]),
      { language: "python" },
    );
    const { clone3: byClone3, "socket 1": local, ...others } = answers;
    expect([byClone3, local]).toEqual(["ENOSYS", "done"]);
    for (const [name, answer] of Object.entries(others)) expect([name, answer]).toEqual([name, "EPERM"]);
    expect(Object.keys(others).length).toBeGreaterThan(60);
  });

  test.runIf(process.arch === "x64")("calls by another architecture's table end the program", async () => {
    // Machine code: `int 0x80` with the number of `getpid` for 32 bits; and a call of x32.
    const code = (bytes: string) => `
import ctypes, mmap
memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
memory.write(bytes.fromhex("${bytes}"))
print("before", flush=True)
ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))()
print("after", flush=True)
`;
    for (const bytes of ["b814000000cd80c3", "b8270000400f05c3"]) {
      const seen = await run(code(bytes), { language: "python" });
      expect(seen.text).toBe("before\n");
      // 128 and SIGSYS.
      expect(seen.exitCode).toBe(159);
    }
  });

  test("no descriptor of the machine is left open, but that of the reports", async () => {
    const { answers } = await run(
      `
import json, os, stat
def leads_somewhere(fd):
    try: at = os.fstat(fd)
    except OSError: return False
    return not (stat.S_ISCHR(at.st_mode) and at.st_rdev == os.makedev(1, 3))
print(json.dumps({"open": [fd for fd in range(512) if leads_somewhere(fd)]}))
`,
      { language: "python" },
    );
    expect(answers).toEqual({ open: [0, 1, 2, 3] });
  });

  test("there is no network, and nobody else", async () => {
    const { answers } = await run(
      attempts(
        {
          "TCP to this machine": `await new Promise((_, reject) => net.connect(1, "127.0.0.1").on("error", reject));`,
          "TCP to others": `await new Promise((_, reject) => net.connect(53, "1.1.1.1").on("error", reject));`,
          "to listen": `await new Promise((_, reject) => net.createServer().on("error", reject).listen(0, "127.0.0.1"));`,
          names: `await dns.promises.lookup("example.org");`,
          UDP: `await new Promise((_, reject) => dgram.createSocket("udp4").on("error", reject).bind(0));`,
          fetch: `await fetch("http://127.0.0.1:8080/").catch((error) => { throw error.cause; });`,
          "an abstract socket": `await new Promise((_, reject) => net.connect("\\0nothing").on("error", reject));`,
          interfaces: `return Object.keys(os.networkInterfaces());`,
          "its parent": `process.kill(process.ppid, 9);`,
          "all others": `process.kill(-1, 9);`,
          "another uid": `process.setuid(0);`,
          "a debugger": `process.kill(process.pid, "SIGUSR1"); await new Promise((go) => setTimeout(go, 50)); return inspector.url() ?? "none";`,
          "a debugger's port": `inspector.open(0); return inspector.url() ?? "none";`,
          "native code": `process.dlopen({ exports: {} }, "/lib/x86_64-linux-gnu/libm.so.6");`,
        },
        'import net from "node:net"; import dns from "node:dns"; import dgram from "node:dgram"; import os from "node:os"; import inspector from "node:inspector";',
      ),
    );
    expect(answers).toEqual({
      "TCP to this machine": "EPERM",
      "TCP to others": "EPERM",
      "to listen": "EPERM",
      names: expect.stringMatching(/^E(AI_AGAIN|PERM|NOTFOUND)$/),
      UDP: "EPERM",
      fetch: "EPERM",
      "an abstract socket": "ECONNREFUSED",
      interfaces: "ERR_SYSTEM_ERROR",
      "its parent": "done",
      "all others": "ESRCH",
      "another uid": expect.stringMatching(/^E(PERM|INVAL)$/),
      "a debugger": "none",
      "a debugger's port": "none",
      "native code": "ERR_DLOPEN_DISABLED",
    });
  });
});
