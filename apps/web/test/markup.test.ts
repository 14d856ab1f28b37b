/** What a lesson's text can do to the page: nothing. And what is put into the page all the same does not run. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Course, inspectCourse, lessonsOf, loadCourse } from "@mp/content";
import { readCourseFiles } from "@mp/content/node";
import { whyNoChromium } from "@mp/platforms/chromium";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { headersOf } from "../server/headers.ts";
import { htmlOf } from "../scripts/html.ts";
import { INDEX, lessonData } from "../src/course/data.ts";
import { courseFiles } from "../src/course/make.ts";
import { type Page, Site } from "./tutor.ts";

const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));
const LESSON = "poco-tiempo-dentro";
const FOLDER = "05-exclusion/04-poco-tiempo-dentro";
const HURT = "globalThis.hurt = true";

/** Each way into a page that a text has. */
const ATTACKS = [
  `<script>${HURT}</script>`,
  `<img src="x:" onerror="${HURT}">`,
  `<svg onload="${HURT}"><script>${HURT}</script></svg>`,
  `<iframe srcdoc="<script>parent.hurt = true</script>"></iframe>`,
  `<a href="javascript:${HURT}">press</a>`,
  `[press](javascript:${HURT.replaceAll(" ", "")})`,
  `[press](data:text/html,<script>${HURT.replaceAll(" ", "")}</script>)`,
  `[press](vbscript:x)`,
  `![see](javascript:${HURT.replaceAll(" ", "")})`,
];
/** Texts that are allowed, and are only text. */
const HARMLESS = [
  "`</script><script>" + HURT + "</script>`",
  "**&lt;script&gt;" + HURT + "&lt;/script&gt;**",
  "\\<img src=x: onerror=" + HURT + "\\>",
];

describe.skipIf(whyNoChromium() !== undefined)("a hostile lesson", { timeout: 60_000 }, () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open();
  }, 60_000);
  afterAll(() => site[Symbol.asyncDispose]());

  test("is refused by the course's check, each attack by itself", () => {
    const lines = new Set(
      inspectCourse(filesWith(ATTACKS)).faults.map(({ file, line }) => `${file}:${line}`),
    );
    // Below the title, each with an empty line after it.
    const expected = ATTACKS.map((_, at) => `${FOLDER}/en.md:${3 + 2 * at}`);
    expect(expected.filter((place) => !lines.has(place))).toEqual([]);
    expect(() => loadCourse(filesWith(HARMLESS))).not.toThrow();
  });

  test.each(["drawn before it is sent", "drawn by the app"])("%s, shows its attacks as text", async (how) => {
    const course = inspectCourse(filesWith([...HARMLESS, ...ATTACKS])).course as Course;
    const data = dataOf(course);
    const context = await site.student();
    const { page, complaints } = await site.page(context, "/en/");
    if (how === "drawn by the app") await openIn(page, data);
    else await openDrawn(page, data);
    await page.locator("h1", { hasText: HURT }).waitFor();
    await page.locator(".cm-content").waitFor();
    for (const link of await page.locator(".prose a", { hasText: "press" }).all()) await link.click();
    expect(await page.evaluate(() => "hurt" in globalThis)).toBe(false);
    const made = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          ".prose :is(script, img, iframe, object, embed), .prose [onload], .prose [onerror]",
        ),
      ].map(({ outerHTML }) => outerHTML),
    );
    expect(made).toEqual([]);
    const links = await page
      .locator(".prose a")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
    expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
    expect(await page.locator(".prose").innerText()).toContain(`</script><script>${HURT}</script>`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("what is put into a page all the same does not run: the policy reports it", async () => {
    const context = await site.student();
    const { page } = await site.page(context, "/en/");
    await page.locator(".lesson-row").first().waitFor();
    await page.evaluate(async (hurt) => {
      const refused: string[] = [];
      Object.assign(globalThis, { refused });
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
        refused.push(effectiveDirective),
      );
      const attempt = (act: () => unknown): void => {
        try {
          act();
        } catch {
          // Refused.
        }
      };
      // What the debugger evaluates may evaluate, too; so it is done when that has ended.
      await new Promise((resolve) => setTimeout(resolve));
      const script = document.createElement("script");
      attempt(() => (script.textContent = hurt));
      attempt(() => document.body.append(script));
      attempt(() => document.body.insertAdjacentHTML("beforeend", `<img src="x:" onerror="${hurt}">`));
      attempt(() => Reflect.apply(setTimeout, globalThis, [hurt]) as unknown);
      attempt(() => new Worker("https://example.org/worker.js"));
      const button = document.createElement("button");
      button.setAttribute("data-x", "");
      attempt(() => button.setAttribute("onclick", hurt));
      document.body.append(button);
      button.click();
    }, HURT);
    // A browser reports when it has time.
    const reported = await page.waitForFunction(() => {
      const { refused } = globalThis as unknown as { readonly refused: readonly string[] };
      return refused.length >= 5 && refused;
    });
    expect(await reported.jsonValue()).toContain("require-trusted-types-for");
    expect(await page.evaluate(() => "hurt" in globalThis)).toBe(false);
    await context.close();
  });

  test("an inline script in a page that is sent does not run", async () => {
    const context = await site.student();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.route("**/en/", async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace("<body>", `<body><script>${HURT}</script>`);
      // By what the page says alone: as on a host that sends no policy.
      const { "content-security-policy": _, ...headers } = headersOf("/en/");
      await route.fulfill({ contentType: "text/html", headers, body: html });
    });
    await page.goto(`${site.address}en/`);
    await page.locator(".lesson-row").first().waitFor();
    expect(await page.evaluate(() => "hurt" in globalThis)).toBe(false);
    expect(complaints.join()).toMatch(/inline script.*Content Security Policy/s);
    await context.close();
  });
});

/** The course, with these texts in a lesson's title, paragraphs, table and answers. */
function filesWith(texts: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map(readCourseFiles(CONTENT));
  for (const language of ["es", "en"]) {
    const name = `${FOLDER}/${language}.md`;
    const [, ...lines] = (files.get(name) ?? "").split("\n");
    const table = texts.map((text) => `| ${text.replaceAll("|", "")} | x |`);
    files.set(
      name,
      [
        `# <b onclick="${HURT}">Title</b>`,
        "",
        ...texts.flatMap((text) => [text, ""]),
        "| a | b |",
        "| --- | --- |",
        ...table,
        ...lines,
      ].join("\n"),
    );
  }
  return files;
}

function dataOf(course: Course): Readonly<Record<string, unknown>> {
  expect(lessonsOf(course).map(({ id }) => id)).toContain(LESSON);
  const files = courseFiles(course);
  return { [INDEX]: files.get(INDEX), [lessonData(LESSON)]: files.get(lessonData(LESSON)) };
}

/** From the map, with the lesson's data in place of what is there. */
async function openIn(page: Page, data: Readonly<Record<string, unknown>>): Promise<void> {
  await page.addInitScript((given) => {
    const { fetch } = globalThis;
    globalThis.fetch = (address, options) => {
      const path = new URL(new Request(address).url).pathname.slice(1);
      return path in given ? Promise.resolve(Response.json(given[path])) : fetch(address, options);
    };
  }, data);
  await page.reload();
  await page.click(`a.lesson-row[href*="${LESSON}"]`);
}

/** As the build would make the page. */
async function openDrawn(page: Page, data: Readonly<Record<string, unknown>>): Promise<void> {
  const server = new URL("../.cache/server/entry-server.js", import.meta.url).href;
  const { render } = (await import(server)) as typeof import("../src/entry-server.tsx");
  const address = `/en/${LESSON}/`;
  const template = readFileSync(fileURLToPath(new URL("../dist/shell.html", import.meta.url)), "utf8");
  const html = htmlOf(template, { address, drawn: await render(address, data), data });
  await page
    .context()
    .route(`**${address}`, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(new URL(address, page.url()).href);
}
