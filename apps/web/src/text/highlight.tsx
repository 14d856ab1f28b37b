/** Code in colours. */

import typescript from "highlight.js/lib/languages/typescript";
import python from "highlight.js/lib/languages/python";
import { createLowlight } from "lowlight";
import { type ReactNode, useMemo } from "react";

const lowlight = createLowlight({ typescript, python });
lowlight.registerAlias({ typescript: ["ts", "js"], python: ["py"] });

type Tree = ReturnType<typeof lowlight.highlight>;
type Node = Tree["children"][number];

/** A piece of code as coloured lines: each a list of pieces. */
export default function Highlighted({
  code,
  language,
}: {
  readonly code: string;
  readonly language: string;
}): ReactNode {
  const tree = useMemo(
    () => (lowlight.registered(language) ? lowlight.highlight(language, code) : undefined),
    [language, code],
  );
  return tree === undefined ? code : tree.children.map((node, at) => <Piece key={at} of={node} />);
}

function Piece({ of }: { readonly of: Node }): ReactNode {
  if (of.type === "text") return of.value;
  if (of.type !== "element") return null;
  const names = of.properties["className"];
  const inner = of.children.map((node, at) => <Piece key={at} of={node} />);
  return <span className={Array.isArray(names) ? names.join(" ") : undefined}>{inner}</span>;
}
