/** What each page of the tests runs: the function `main` of a module, on the page or in a worker of the page's own. */

/** Tells the test something. */
export type Report = (value: unknown) => Promise<void>;

interface Place {
  readonly WorkerGlobalScope?: object;
  worker?: object;
  readonly Worker: new (url: string, options: object) => object;
  readonly location: { readonly search: string; readonly href: string };
  addEventListener(
    type: string,
    listener: (event: { data?: unknown; message?: string; reason?: unknown }) => void,
  ): void;
  postMessage(message: unknown): void;
}

const place = globalThis as unknown as Place;
const query = new URLSearchParams(place.location.search);

const report: Report = async (value) => {
  await fetch(`/report?name=${query.get("name")}`, { method: "POST", body: JSON.stringify(value) });
};

async function run(): Promise<void> {
  try {
    const { main } = (await import(query.get("module") ?? "")) as { main: (report: Report) => unknown };
    await main(report);
    await report({ done: true });
  } catch (error) {
    await report({
      done: true,
      error: error instanceof Error ? `${String(error)}\n${error.stack}` : String(error),
    });
  }
}

if (place.WorkerGlobalScope !== undefined || query.get("in") === "page") {
  place.addEventListener("unhandledrejection", ({ reason }) => void report({ error: String(reason) }));
  await run();
} else {
  place.worker = new place.Worker(`${import.meta.url}${place.location.search}`, { type: "module" });
}
