import { describe, expect, test } from "vitest";
import { kindsOf, only } from "./support/kinds.ts";
import { type Actor, Story } from "./support/story.ts";

const two = (): Story => new Story().object("Lock", "a").object("Lock", "b");

describe("a lost wake-up", () => {
  const condition = (): Story => two().object("Condition", "c").object("Value", "n").object("Event", "e");
  const notify = (p: Actor, count: number): Actor =>
    p.acquire("a").does("notify", "c", { count, at: "notify" }).release("a");
  const wait = (p: Actor): Actor => p.acquire("a").release("a").waits("wait", "c", { at: "wait" });

  test("is a notification that nobody heard, and a wait without end", () => {
    const story = condition();
    const [p, q] = story.start(2) as [Actor, Actor];
    notify(p, 0).end();
    wait(q);
    story.p(1).waits("join", undefined, { target: 3 });
    expect(kindsOf(story)).toEqual(["deadlock", "lost-wake-up"]);
    expect(story.linesOf(only(story, "lost-wake-up").sites)).toEqual(["wait", "notify"]);
  });

  test("is a risk where it went well, and nobody looked before waiting", () => {
    const story = condition();
    const [p, q] = story.start(2) as [Actor, Actor];
    wait(q);
    notify(p, 1);
    q.waited("wait", "c").acquire("a").release("a");
    expect(kindsOf(story)).toEqual(["(unguarded-wait)"]);
    expect(only(story, "unguarded-wait").detail.how).toBe("not-at-all");
  });

  test("is none where the waiter has the lock before it starts the notifier", () => {
    const story = condition();
    const main = story.p(1).acquire("a");
    const [p] = story.start(1) as [Actor];
    main.release("a").waits("wait", "c");
    notify(p, 1);
    main.waited("wait", "c").acquire("a").release("a");
    expect(kindsOf(story)).toEqual([]);
  });

  test("is none where the waiter looks first", () => {
    const story = condition();
    const [p, q] = story.start(2) as [Actor, Actor];
    q.acquire("a").read("n", 0, "look").release("a").waits("wait", "c");
    p.acquire("a").write("n", 1).does("notify", "c", { count: 1 }).release("a");
    q.waited("wait", "c").acquire("a").read("n", 1, "look").release("a");
    expect(kindsOf(story)).toEqual([]);
  });

  test("is not the reason for a wait that began after a look at what was notified", () => {
    const story = condition();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.acquire("a").write("n", 1).does("notify", "c", { count: 0 }).release("a").end();
    q.acquire("a").read("n", 1, "look").release("a").waits("wait", "c");
    story.p(1).waits("join", undefined, { target: 3 });
    expect(kindsOf(story)).toEqual(["deadlock"]);
  });

  test.each<[string, (p: Actor) => void, string[]]>([
    ["no-signal", (p) => void p.acquire("a").write("n", 1, "change").release("a"), ["wait", "change"]],
    [
      "too-early",
      (p) => void notify(p, 0).acquire("a").write("n", 1, "change").release("a"),
      ["wait", "notify"],
    ],
    [
      "woke-another",
      (p) =>
        void p
          .acquire("a")
          .write("n", 1, "change")
          .does("notify", "c", { count: 1, at: "notify" })
          .release("a"),
      ["wait", "notify"],
    ],
  ])("is told of a change of what was looked at: %s", (how, change, sites) => {
    const story = condition();
    const [p, q] = story.start(2) as [Actor, Actor];
    q.acquire("a").read("n", 0, "look").release("a").waits("wait", "c", { at: "wait" });
    change(p);
    p.end();
    story.p(1).waits("join", undefined, { target: 3 });
    expect(kindsOf(story)).toEqual(["deadlock", "lost-wake-up"]);
    const found = only(story, "lost-wake-up");
    expect(found.detail.how).toBe(how);
    expect(story.linesOf(found.sites)).toEqual(sites);
  });

  test("is an event that was cleared before the waiter saw it", () => {
    const story = condition();
    const [p, q] = story.start(2) as [Actor, Actor];
    story.p(1).does("set", "e", { at: "set" });
    p.look("e", "isSet", true).does("clear", "e", { at: "clear" }).end();
    q.waits("wait", "e", { at: "wait" });
    story.p(1).waits("join", undefined, { target: 3 });
    expect(kindsOf(story)).toEqual(["deadlock", "lost-wake-up"]);
    expect(story.linesOf(only(story, "lost-wake-up").sites)).toEqual(["wait", "set", "clear"]);
  });
});

describe("an unguarded wait", () => {
  const buffer = (): Story => two().object("Condition", "c").object("Value", "n");
  const wait = (p: Actor): Actor =>
    p.acquire("a").read("n", 0, "look").release("a").waits("wait", "c", { at: "wait" });
  const give = (p: Actor): Actor =>
    p.acquire("a").read("n", 0, "add").write("n", 1, "add").does("notify", "c", { count: 1 }).release("a");
  const wake = (p: Actor): Actor => p.waited("wait", "c").acquire("a");

  test("is a fault where another process was quicker", () => {
    const story = buffer();
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    wait(p);
    give(q);
    r.acquire("a").read("n", 1, "look").read("n", 1, "take").write("n", 0, "take").release("a");
    wake(p).read("n", 0, "take").write("n", -1, "take").release("a");
    expect(kindsOf(story)).toEqual(["unguarded-wait"]);
    expect(story.linesOf(only(story, "unguarded-wait").sites)).toEqual(["wait"]);
    expect(only(story, "unguarded-wait").detail.change).toMatchObject({ pid: 4 });
  });

  test("is a risk where another one might have been", () => {
    const story = buffer();
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    wait(p);
    wait(r);
    give(q);
    wake(p).read("n", 1, "take").write("n", 0, "take").release("a");
    expect(kindsOf(story)).toEqual(["(unguarded-wait)"]);
  });

  test("is none where the process looks again", () => {
    const story = buffer();
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    wait(p);
    wait(r);
    give(q);
    wake(p).read("n", 1, "look").read("n", 1, "take").write("n", 0, "take").release("a");
    wake(r).read("n", 0, "look").release("a").waits("wait", "c");
    expect(kindsOf(story)).toEqual([]);
  });

  test("is none where only one ever waits", () => {
    const story = buffer();
    const [p, q] = story.start(2) as [Actor, Actor];
    wait(p);
    give(q);
    wake(p).read("n", 1, "take").release("a");
    expect(kindsOf(story)).toEqual([]);
  });
});

describe("a queue's being empty", () => {
  const queue = (): Story => new Story().object("Queue", "q");

  test("is no end of the data while somebody puts", () => {
    const story = queue();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.put("q");
    q.look("q", "empty", false).get("q").look("q", "empty", true, { at: "look" }).end();
    p.put("q", { at: "put" }).end();
    expect(kindsOf(story)).toEqual(["queue-empty-race"]);
    const { detail, sites } = only(story, "queue-empty-race");
    expect(detail.left).toBe(1);
    expect(story.linesOf(sites)).toEqual(["look", "put"]);
  });

  test("is a risk where another process took what came then", () => {
    const story = queue();
    const [p, q, r] = story.start(3) as [Actor, Actor, Actor];
    p.put("q");
    q.get("q").look("q", "empty", true).end();
    p.put("q");
    r.get("q").end();
    expect(kindsOf(story)).toEqual(["(queue-empty-race)"]);
  });

  test("is the end once all who put have ended", () => {
    const story = queue();
    const [p] = story.start(1) as [Actor];
    p.put("q").end();
    story.p(1).join(p).look("q", "empty", false).get("q").look("q", "empty", true);
    expect(kindsOf(story)).toEqual([]);
  });

  test("is no matter if the process looks and comes back", () => {
    const story = queue();
    const [p, q] = story.start(2) as [Actor, Actor];
    q.look("q", "empty", true);
    p.put("q");
    q.get("q");
    expect(kindsOf(story)).toEqual([]);
  });

  test("may change between the look and the get", () => {
    const story = queue();
    const [p, q] = story.start(2) as [Actor, Actor];
    story.p(1).put("q");
    p.look("q", "empty", false, { at: "look" });
    q.look("q", "empty", false).get("q", { at: "get" }).end();
    p.waits("get", "q", { at: "wait" });
    story.p(1).waits("join", undefined, { target: 2 });
    expect(kindsOf(story)).toEqual(["deadlock", "queue-empty-race"]);
    expect(story.linesOf(only(story, "queue-empty-race").sites)).toEqual(["look", "get", "wait"]);
  });
});

describe("a stale look", () => {
  test("at a lock that was free then, and is for ever another one's", () => {
    const story = two();
    const [p, q] = story.start(2) as [Actor, Actor];
    p.look("a", "locked", false, { at: "look" });
    q.acquire("a", { at: "take" }).waits("join", undefined, { target: 1 });
    p.waits("acquire", "a", { at: "wait" });
    story.p(1).waits("join", undefined, { target: 2 });
    expect(kindsOf(story)).toEqual(["deadlock", "stale-look"]);
    expect(story.linesOf(only(story, "stale-look").sites)).toEqual(["look", "take", "wait"]);
  });
});

describe("when the program is over", () => {
  test("messages that nobody took are a risk", () => {
    const story = new Story().object("Queue", "q");
    const [p] = story.start(1) as [Actor];
    p.put("q", { at: "read" }).put("q", { at: "left" }).end();
    story.p(1).join(p).get("q").end();
    expect(kindsOf(story)).toEqual(["(unread-messages)"]);
    expect(story.linesOf(only(story, "unread-messages").sites)).toEqual(["left"]);
  });

  test("a daemon that was at work was cut off", () => {
    const story = new Story();
    const p = story.p(1).start();
    p.does("output", undefined, { stream: "stdout", text: "half" });
    story.p(1).end();
    expect(kindsOf(story)).toEqual(["(daemon-cut-off)"]);
  });

  test("a daemon that has just said that its work is done was not", () => {
    const story = new Story().object("JoinableQueue", "q");
    const p = story.p(1).put("q").start();
    p.get("q").does("task.done", "q");
    story.p(1).does("all.done", "q").end();
    expect(kindsOf(story)).toEqual([]);
  });

  test("a daemon that waited for work was not", () => {
    const story = new Story().object("Queue", "q");
    const p = story.p(1).start();
    p.waits("get", "q");
    story.p(1).end();
    expect(kindsOf(story)).toEqual([]);
  });
});
