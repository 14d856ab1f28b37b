import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApi, type TestApi, type TestLearner } from "./support/api.ts";
import { whyNoBox } from "./support/boxed.ts";
import { framesOf } from "./support/events.ts";

describe.skipIf(whyNoBox !== undefined)("over the real sandbox", () => {
  let api: TestApi;
  let learner: TestLearner;
  beforeAll(async () => {
    api = await startApi({ MP_SANDBOX: "required" });
    learner = await api.learner();
  });
  afterAll(() => api[Symbol.asyncDispose]());

  test("a program runs in the box, and tells what it does", async () => {
    const response = await learner.post("/v1/runs", {
      language: "typescript",
      files: [{ name: "hello.ts", content: 'const who: string = "box"; console.log("hello,", who);' }],
    });
    expect(response.status).toBe(202);
    const { id } = (await response.json()) as { id: string };
    const frames = await Array.fromAsync(framesOf(await learner.fetch(`/v1/runs/${id}/events`)));
    expect(frames.find(({ event }) => event === "output")?.data).toMatchObject({ text: "hello, box\n" });
    expect(frames.at(-1)).toMatchObject({ event: "result", data: { outcome: "ok", exitCode: 0 } });
  });
});
