/**
 * A lesson's text as HTML. Made from the parsed text, tag by tag: every word goes through `escapeHtml`, and there is no way for a text to bring
 * tags, attributes or addresses of its own, so that nothing has to be taken out afterwards.
 */
import type { Block, Inline } from "@mp/content";
import { escapeHtml } from "./escape.ts";

/** Blocks as HTML. Links to terms and lessons are addresses of this API. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join("\n");
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${inlineHtml(block.children)}</p>`;
    case "heading":
      return `<h${block.depth}>${inlineHtml(block.children)}</h${block.depth}>`;
    case "list":
      return listHtml(block.ordered ? "ol" : "ul", block.items);
    case "quote":
      return `<blockquote>${htmlOf(block.children)}</blockquote>`;
    case "table":
      return tableHtml(block);
    case "rule":
      return "<hr>";
    case "code":
      return `<pre><code class="language-${escapeHtml(block.language)}">${escapeHtml(block.text)}</code></pre>`;
    default:
      return block satisfies never;
  }
}

function listHtml(tag: "ol" | "ul", items: readonly (readonly Block[])[]): string {
  return `<${tag}>${items.map((item) => `<li>${htmlOf(item)}</li>`).join("")}</${tag}>`;
}

function tableHtml({ header, rows }: Extract<Block, { type: "table" }>): string {
  const row = (tag: "td" | "th", cells: readonly (readonly Inline[])[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((cells) => row("td", cells)).join("");
  return `<table><thead>${row("th", header)}</thead><tbody>${body}</tbody></table>`;
}

/** A run of text as HTML. */
export function inlineHtml(inlines: readonly Inline[]): string {
  return inlines.map(partHtml).join("");
}

function partHtml(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return escapeHtml(inline.text);
    case "code":
      return `<code>${escapeHtml(inline.text)}</code>`;
    case "strong":
      return `<strong>${inlineHtml(inline.children)}</strong>`;
    case "emphasis":
      return `<em>${inlineHtml(inline.children)}</em>`;
    case "link":
      return linkHtml(inline.href, inlineHtml(inline.children));
    case "term":
      return termHtml(inline);
    case "lesson":
      return linkHtml(`/v1/lessons/${inline.id}`, inlineHtml(inline.children));
    case "break":
      return "<br>";
    default:
      return inline satisfies never;
  }
}

function termHtml({ id, text, english }: Extract<Inline, { type: "term" }>): string {
  const original = english === undefined ? "" : ` (<span lang="en">${escapeHtml(english)}</span>)`;
  return `<a class="term" href="/v1/glossary/${escapeHtml(id)}">${escapeHtml(text)}</a>${original}`;
}

// The loader lets nothing but https:// through; what is told to strangers is looked at once more.
function linkHtml(href: string, html: string): string {
  const allowed = href.startsWith("https://") || href.startsWith("/v1/");
  return allowed ? `<a href="${escapeHtml(href)}">${html}</a>` : html;
}
