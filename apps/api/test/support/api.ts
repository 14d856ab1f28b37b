/** An API of one's own for a test: on a free port, with data in a folder that is taken away again. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "@mp/sandbox";
import { readConfig } from "../../src/config.ts";
import { makeLog } from "../../src/log.ts";
import { type RunningApi, serveApi } from "../../src/server.ts";

/** Limits that no test means to meet, unless it says so. */
const ROOMY = {
  MP_API_PORT: "0",
  MP_API_LOG: "silent",
  MP_SANDBOX: "off",
  MP_API_READS: "1000000",
  MP_API_WRITES: "1000000",
  MP_API_NEW_RUNS: "1000000",
  MP_API_LEARNERS: "1000000",
  MP_API_GRACE_MS: "0",
  // Under a machine that does much else, a program takes its time to begin.
  MP_API_TIME_MS: "30000",
};

export interface TestApi extends AsyncDisposable {
  readonly url: string;
  readonly api: RunningApi;
  /** The folder of its data. */
  readonly folder: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Makes a learner. */
  learner(): Promise<TestLearner>;
}

/** Opens an API. @param settings On top of limits that are out of the way. */
export async function startApi(settings: Record<string, string> = {}, sandbox?: Sandbox): Promise<TestApi> {
  const folder = mkdtempSync(join(tmpdir(), "mp-api-test-"));
  const config = readConfig({ MP_API_DATA: folder, ...ROOMY, ...settings });
  const api = await serveApi(config, makeLog(config.MP_API_LOG), sandbox);
  const { url = "" } = api;
  const get = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);
  return {
    url,
    api,
    folder,
    fetch: get,
    learner: async () =>
      new TestLearner(url, (await (await get("/v1/learners", { method: "POST" })).json()) as Made),
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Made {
  readonly id: string;
  readonly token: string;
}

/** Sends requests as one learner. */
export class TestLearner {
  readonly id: string;
  readonly token: string;
  readonly #url: string;

  constructor(url: string, { id, token }: Made) {
    this.id = id;
    this.token = token;
    this.#url = url;
  }

  fetch(path: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
    const all = { authorization: `Bearer ${this.token}`, ...(headers as Record<string, string>) };
    return fetch(`${this.#url}${path}`, { ...init, headers: all });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  }
}
