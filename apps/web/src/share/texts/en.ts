import type { ShareTexts } from "./texts.ts";

export const en: ShareTexts = {
  share: "Share",
  shareMore:
    "Whoever opens this link sees your program as it is now. All of it is in the link: it is kept nowhere else.",
  link: "Link to your program",
  withSchedule: "With the schedule by which it failed its check, to be replayed",
  copy: "Copy",
  copied: "Copied",
  close: "Close",
  title: "A shared program",
  shared: "This program came by a link. You can read and run it; to change it, keep it.",
  sharedBesideOwn:
    "This program came by a link; yours is as you left it. If you keep this one, yours is put aside in “Your progress”.",
  keep: "Keep as mine",
  back: "Back to mine",
  replay: "See what happens by its schedule",
  problem: {
    damaged:
      "The program in this link can't be read: a piece is missing, or it was changed. Ask for it once more, whole.",
    newer: "This link is of a newer version of the course. Load the page again.",
    "too-large": "This program is too large for a link.",
    "other-lesson": "The program in this link is of another lesson.",
  },
};
