/** Programs that no page should be harmed by. */

const USES = 'import { isMainProcess, Process } from "@mp/runtime";\n';

/** Those that meet a limit of a lesson, and what is told of it. */
export const LIMITED = [
  {
    name: "one line of 100 MB",
    program: 'console.log("x".repeat(100_000_000));',
    told: "more than 100 kB",
  },
  {
    name: "1,000 processes",
    program: `${USES}function rest() { while (true) {} }
if (isMainProcess) for (let n = 0; n < 1000; n++) new Process({ target: rest }).start();`,
    told: "more than 16 processes",
  },
  {
    name: "processes that start processes",
    program: `${USES}function more() { for (let n = 0; n < 3; n++) new Process({ target: more }).start(); }
if (isMainProcess) more();`,
    told: "more than 16 processes",
  },
  {
    name: "buffers without end",
    program: "const all: Uint8Array[] = [];\nfor (;;) all.push(new Uint8Array(100_000_000));",
    told: "more than 1000 MB",
  },
  {
    name: "shared buffers without end, in a child",
    program: `${USES}function grow() { const all: Int32Array[] = []; for (;;) all.push(new Int32Array(new SharedArrayBuffer(100_000_000))); }
if (isMainProcess) { const child = new Process({ target: grow }); child.start(); child.joinSync(); }`,
    told: "more than 1000 MB",
  },
  {
    name: "a WebAssembly memory that grows",
    program: "const memory = new WebAssembly.Memory({ initial: 1 });\nfor (;;) memory.grow(1000);",
    told: "more than 1000 MB",
  },
] as const;

/** Those that go on until they are stopped. */
export const ENDLESS = [
  { name: "a loop", program: "while (true) {}" },
  {
    name: "a loop in a child that is waited for",
    program: `${USES}function loop() { while (true) {} }
if (isMainProcess) { const child = new Process({ target: loop }); child.start(); child.joinSync(); }`,
  },
  {
    name: "microtasks",
    program: "const again = (): Promise<void> => Promise.resolve().then(again);\nawait again();",
  },
  { name: "empty lines", program: 'for (;;) console.log("");' },
  {
    name: "a heap that fills",
    program: "const all: number[][] = [];\nfor (;;) all.push(new Array(1000).fill(1.5));",
  },
  {
    name: "events of processes",
    program: `${USES}function nothing() {}
if (isMainProcess) { const child = new Process({ target: nothing }); child.start(); for (;;) child.joinSync(); }`,
  },
  {
    name: "recorded operations",
    program: `import { isMainProcess, Value } from "@mp/runtime";
if (isMainProcess) { const value = new Value("i", 0); for (;;) value.value += 1; }`,
  },
  {
    name: "globals of its own",
    program:
      "Atomics.wait = () => 'ok';\nglobalThis.SharedArrayBuffer = Array as never;\nglobalThis.Promise = class {} as never;\nfor (;;);",
  },
] as const;

/** Tries all ways out that are known, some of them to an address; of each it says what came of it. */
export const attemptsAt = (address: string): string => `${USES}
type Any = any;
const here = globalThis as Any;
const tries: Record<string, () => unknown> = {
  "localStorage": () => here.localStorage.length,
  "sessionStorage": () => here.sessionStorage.length,
  "indexedDB": () => here.indexedDB.open("mp"),
  "caches": () => here.caches.open("mp"),
  "cookies": () => here.document.cookie,
  "cookieStore": () => here.cookieStore.getAll(),
  "parent": () => here.parent.document,
  "top": () => here.top.location.href,
  "opener": () => here.opener.document,
  "navigation": () => (here.top.location = "${address}top"),
  "own navigation": () => (here.location.href = "${address}frame"),
  "window": () => here.open("${address}window"),
  "alert": () => here.alert("evil"),
  "messages to whoever started it": () => here.postMessage({ type: "result", result: "evil" }),
  "messages to its global": () => here.dispatchEvent(new here.MessageEvent("message", { data: { type: "end" } })),
  "messages to its global by another": () => EventTarget.prototype.dispatchEvent.call(here, new here.MessageEvent("message", { data: { type: "end" } })),
  "messages of others": () => here.addEventListener("message", () => {}),
  "closing": () => here.close(),
  "scripts": () => here.importScripts("${address}script.js"),
  "a module": () => new Function("return import('${address}module.js')")(),
  "a module of data": () => new Function("return import('data:text/javascript,export default 1')")(),
  "a module of a blob": () => new Function("return import(" + JSON.stringify(URL.createObjectURL(new Blob(["export {}"], { type: "text/javascript" }))) + ")")(),
  "fetch": () => fetch("${address}fetch"),
  "fetch of the site": () => fetch("/en/"),
  "fetch of its own script": () => fetch(new Error().stack?.match(/blob:[^:)]*[^:)]*/)?.[0] ?? "blob:null/none"),
  "XMLHttpRequest": () => new here.XMLHttpRequest(),
  "WebSocket": () => new Promise((open, fail) => { const socket = new WebSocket("${address.replace("http", "ws")}"); socket.onopen = open; socket.onerror = () => fail(new Error("refused")); }),
  "WebTransport": () => new here.WebTransport("${address}").ready,
  "WebRTC": () => new here.RTCPeerConnection(),
  "EventSource": () => new here.EventSource("${address}"),
  "beacon": () => { if (!here.navigator.sendBeacon("${address}")) throw new Error("refused"); },
  "a worker": () => new here.Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))),
  "a shared worker": () => new here.SharedWorker("${address}worker.js"),
  "a service worker": () => here.navigator.serviceWorker.register("/evil.js"),
  "the channel of reports": () => new here.BroadcastChannel("anything"),
  "the library's own channel by a stack": () => { const kept = (Error as Any).prepareStackTrace; (Error as Any).prepareStackTrace = (_: unknown, sites: Any[]) => sites; const sites = new Error().stack as Any; (Error as Any).prepareStackTrace = kept; const got = sites.map((site: Any) => site.getFunction() ?? site.getThis()).filter((one: Any) => one !== undefined && one !== here); if (got.length === 0) throw new Error("nothing"); },
  "what the thread was given": () => here.mpGiven.channel,
  "locks of the origin": () => here.navigator.locks.request("mp", () => {}),
  "storage": () => here.navigator.storage.getDirectory(),
  "credentials": () => here.navigator.credentials.get(),
  "the clipboard": () => here.navigator.clipboard.readText(),
  "notifications": () => new here.Notification("evil"),
  "a download": () => here.document.createElement("a").click(),
  "a file system": () => here.webkitRequestFileSystemSync(0, 1),
};

async function attempt(): Promise<void> {
  for (const [name, way] of Object.entries(tries)) {
    let came: string;
    try {
      await way();
      came = "REACHED";
    } catch (error) {
      came = String((error as Error)?.name ?? error);
    }
    console.log(name + ": " + came);
  }
}

if (isMainProcess) {
  await attempt();
  console.log("all tried");
}
`;
