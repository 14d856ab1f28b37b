import type { NoticeTexts } from "./texts.ts";

export const en: NoticeTexts = {
  dismiss: "Close the notice",
  notKept: "This browser does not let anything be kept, or is full: what you do here is not kept.",
  takeAlong: "Take it along in a file",
  collision: (file) =>
    `${file} was changed in another tab at the same time. The later version stays; the other is kept.`,
  keptThere: "See the versions kept",
  update: "There is a new version. Your programs and your progress stay as they are.",
  reload: "Use it now",
};
