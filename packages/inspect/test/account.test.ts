import { describe, expect, test } from "vitest";
import {
  account,
  explain,
  type Finding,
  type FindingDetails,
  type FindingKind,
  findings,
} from "../src/index.ts";
import { type Actor, Story } from "./support/story.ts";

const story = (): Story => {
  const told = new Story().object("Lock", "cerrojo").object("Value", "contador").object("Queue", "cola");
  const [p, q] = told.start(2) as [Actor, Actor];
  p.acquire("cerrojo", { at: "toma" });
  q.waits("acquire", "cerrojo", { at: "espera" });
  p.read("contador", 0, "lee")
    .write("contador", 1, "escribe")
    .release("cerrojo")
    .put("cola", { value: "'hola'", at: "pone" })
    .end();
  q.waited("acquire", "cerrojo").acquire("cerrojo").release("cerrojo");
  q.does("output", undefined, { stream: "stdout", text: "ya\n" }).end();
  told.p(1).join(p, q).get("cola", { at: "coge" }).end();
  return told;
};

test("an account tells all that a picture shows, in Spanish", () => {
  expect(account(story().trace, "es")).toBe(
    [
      "3 procesos, 20 eventos, 19 ms, en paralelo de verdad.",
      "Dos o más estuvieron en marcha a la vez durante el 68 % del tiempo; como mucho, 3.",
      "",
      "Hallazgos:",
      "- Esta ejecución no tiene nada malo.",
      "",
      "Procesos:",
      "- MainProcess (pid 1), acabó con código de salida 0:",
      "  - 1 ms – 20 ms: está en marcha",
      "- Process-1 (pid 2), puesto en marcha por MainProcess, acabó con código de salida 0:",
      "  - 1 ms – 2 ms: se está poniendo en marcha",
      "  - 2 ms – 11 ms: está en marcha",
      "- Process-2 (pid 3), puesto en marcha por MainProcess, acabó con código de salida 0:",
      "  - 3 ms – 4 ms: se está poniendo en marcha",
      "  - 4 ms – 6 ms: está en marcha",
      "  - 6 ms – 9 ms: espera a que quede libre cerrojo (program.ts:2), que tiene Process-1 (program.ts:1)",
      "  - 9 ms – 12 ms: podría seguir",
      "  - 12 ms – 16 ms: está en marcha",
      "",
      "Qué llevó de uno a otro:",
      "- 1 ms: MainProcess pone en marcha a Process-1, que empieza luego (2 ms).",
      "- 3 ms: MainProcess pone en marcha a Process-2, que empieza luego (4 ms).",
      "- 9 ms: Process-1 despierta a Process-2, que sigue luego (12 ms).",
      "- 10 ms: Process-1 pone 'hola' en cola (program.ts:5), y MainProcess lo recoge (program.ts:6) (19 ms).",
      "",
      "Mensajes en espera:",
      "- cola: como mucho 1; 1 (10 ms), 0 (19 ms).",
      "",
      "Datos compartidos:",
      "- contador: 0 al principio, 1 por Process-1 (8 ms).",
      "",
      "Salida:",
      '- 15 ms: Process-2 escribe "ya\\n".',
    ].join("\n"),
  );
});

test("an account in English has as many lines, and cuts long parts when asked to", () => {
  const { trace } = story();
  expect(account(trace, "en").split("\n")).toHaveLength(account(trace, "es").split("\n").length);
  expect(account(trace, "en", { most: 1 })).toContain("- … and 3 more.");
  expect(account(trace, "en")).toContain(
    "waits for cerrojo to be free (program.ts:2), which Process-1 (program.ts:1) has",
  );
});

test("where processes take turns, the account counts steps", () => {
  const text = account(story().ended({ kind: "step-limit" }).trace, "es");
  expect(text).toContain("por turnos");
  expect(text).toContain("Se paró al llegar a su límite de pasos.");
  expect(text).toContain("paso 4 – paso 5: está en marcha");
});

test("an account says that events are missing", () => {
  expect(account(story().missing(2).trace, "es")).toContain("Faltan 2 eventos de MainProcess");
});

describe("each kind of finding is explained", () => {
  const step = { event: 7, pid: 2, object: 0, site: 0 };
  const other = { event: 9, pid: 3, object: 0, site: 1 };
  const read = { ...step, object: 1, access: "read", index: 0, value: "0", locks: [0] } as const;
  const write = { ...other, object: 1, access: "write", index: 0, value: "1", locks: [] } as const;
  const wait = { ...step, operation: "acquire", waitsFor: [3], certain: true, heldSince: other } as const;
  const join = { event: 8, pid: 1, operation: "join", target: 2, waitsFor: [2], certain: true } as const;
  const blocked = { ...other, operation: "acquire", waitsFor: [2], certain: true, heldSince: step } as const;
  const details: { readonly [Kind in FindingKind]: readonly FindingDetails[Kind][] } = {
    "data-race": [
      { first: read, second: write, times: 3, indexes: [0], polled: true },
      { first: { ...read, locks: [] }, second: write, times: 1, indexes: [0], polled: false },
    ],
    "lost-update": [{ read, between: write, write: { ...write, pid: 2 }, times: 2 }],
    "check-then-act": [{ look: read, between: write, act: { ...write, pid: 2 } }],
    "order-violation": [{ read, write }],
    "lock-per-process": [{ data: 1, first: read, second: write, firstLock: step, secondLock: other }],
    deadlock: [{ waits: [wait, blocked, join], cycle: [wait, blocked], goOn: [] }],
    "partial-deadlock": [{ waits: [wait, blocked], cycle: [wait, blocked], goOn: [1] }],
    livelock: [{ rounds: 5, steps: [step, other] }],
    "lock-order": [
      {
        cycle: [
          { pid: 2, held: step, wanted: other },
          { pid: 3, held: other, wanted: step },
        ],
      },
    ],
    "lost-wake-up": (["nobody-waiting", "woke-another", "too-early", "no-signal", "cleared"] as const).map(
      (how) => ({
        ...{ how, wait: step, signal: other, change: other },
      }),
    ),
    "queue-empty-race": [
      { how: "end", look: step, change: other, left: 2 },
      { how: "item", look: step, change: other, wait: step, left: 0 },
    ],
    "unread-messages": [
      { left: 1, puts: [step] },
      { left: 2, puts: [step, other] },
    ],
    "daemon-cut-off": [{ start: step }],
    "stale-look": [{ look: step, what: "locked", answer: false, change: other, wait: step }],
    "barrier-short": [{ arrived: [step, other], parties: 3 }, { arrived: [step] }],
    "double-release": [{ release: step, earlier: step, holder: other }, { release: step }],
    starvation: [{ wait: step, last: other, passed: 100, by: [3] }],
    "join-before-drain": [{ join: other, full: step }],
    "abandoned-lock": [
      { acquired: step, end: other, next: other, how: "terminated" },
      { acquired: step, end: step, how: "ended" },
    ],
    "unguarded-wait": [
      { how: "not-at-all", wait: step },
      { how: "not-again", wait: step, look: step, change: other },
      { how: "not-again", wait: step, look: step },
    ],
    "uncaught-error": [{ error: step, message: "Error: no" }],
  };
  const { trace } = story();
  const all = Object.entries(details).flatMap(([kind, some]) =>
    some.map((detail, i) => [`${kind} ${i}`, kind, detail] as const),
  );

  test.each(all)("%s", (_, kind, detail) => {
    const finding = {
      kind,
      severity: "fault",
      processes: [],
      objects: [],
      sites: [],
      events: [],
      detail,
    } as unknown as Finding;
    const texts = (["es", "en"] as const).map((language) => explain(finding, trace, language));
    for (const text of texts) {
      expect(text).toMatch(/^(?:[A-ZÁÉ]|\d).*[.)]$|: Error: no$/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|object -1| {2}/);
      expect(text).toMatch(/Process-[12]|cerrojo/);
    }
    expect(texts[0]).not.toBe(texts[1]);
  });
});

test("a race is explained with both places, and what each process held", () => {
  const told = new Story().object("Value", "contador").object("Lock", "cerrojo");
  const [p, q] = told.start(2) as [Actor, Actor];
  p.read("contador", 0, "lee");
  q.acquire("cerrojo").write("contador", 1, "escribe").release("cerrojo");
  const [race] = findings(told.trace);
  expect(explain(race as Finding, told.trace, "es")).toBe(
    "Condición de carrera en contador: Process-1 leyó 0 (program.ts:1), y Process-2 escribió 1 (program.ts:2), y nada hace que uno espere al otro: cualquiera de los dos puede ir primero. Process-1 no tenía ningún cerrojo, Process-2 tenía cerrojo.",
  );
});
