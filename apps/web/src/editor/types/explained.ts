/** A declaration with its documentation, as elements: text stays text. */

import type { Explanation } from "./messages.ts";

/** Draws it. */
export function explained({ signature, docs }: Explanation): HTMLElement {
  const box = element("div", "cm-explained");
  // It scrolls, by keys too.
  box.tabIndex = 0;
  const code = element("pre", "cm-signature");
  code.textContent = signature;
  box.append(code);
  for (const paragraph of docs.split(/\n{2,}/).filter((each) => each.trim() !== "")) {
    const drawn = element("p");
    drawn.append(...pieces(paragraph));
    box.append(drawn);
  }
  return box;
}

/** Between backticks is code. */
function pieces(text: string): Node[] {
  return text.split("`").map((piece, at) => {
    if (at % 2 === 0) return document.createTextNode(piece);
    const code = element("code");
    code.textContent = piece;
    return code;
  });
}

function element(name: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
