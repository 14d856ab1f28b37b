/** Blocks of a lesson's text. */

import type { Block } from "@mp/content";
import type { ReactNode } from "react";
import { CodeBlock } from "./code.tsx";
import { Inlines } from "./inline.tsx";

/** Draws blocks, one below the other. */
export function Blocks({ of }: { readonly of: readonly Block[] }): ReactNode {
  return of.map((block, at) => <One key={at} of={block} />);
}

function One({ of }: { readonly of: Block }): ReactNode {
  switch (of.type) {
    case "paragraph":
      return (
        <p>
          <Inlines of={of.children} />
        </p>
      );
    case "heading": {
      const Heading = of.depth <= 3 ? "h3" : "h4";
      return (
        <Heading>
          <Inlines of={of.children} />
        </Heading>
      );
    }
    case "list":
      return <List of={of} />;
    case "quote":
      return (
        <blockquote>
          <Blocks of={of.children} />
        </blockquote>
      );
    case "table":
      return <Table of={of} />;
    case "rule":
      return <hr />;
    case "code":
      return <CodeBlock of={of} />;
    default:
      return of satisfies never;
  }
}

function List({ of }: { readonly of: Extract<Block, { type: "list" }> }): ReactNode {
  const items = of.items.map((blocks, at) => (
    <li key={at}>
      <Item of={blocks} />
    </li>
  ));
  return of.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** A point with one paragraph is a line of the list, not a paragraph in it. */
function Item({ of }: { readonly of: readonly Block[] }): ReactNode {
  const [first, ...rest] = of;
  return first?.type === "paragraph" && rest.length === 0 ? (
    <Inlines of={first.children} />
  ) : (
    <Blocks of={of} />
  );
}

function Table({ of }: { readonly of: Extract<Block, { type: "table" }> }): ReactNode {
  return (
    // It can be wider than a telephone; then it scrolls by itself, by keys too.
    <div className="table" tabIndex={0} role="region">
      <table>
        <thead>
          <tr>
            {of.header.map((cell, at) => (
              <th key={at} scope="col">
                <Inlines of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) => (
                <td key={place}>
                  <Inlines of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
