/** Where the program begins in a page: what it prints becomes the page's text. */
import { program } from "./program.ts";

const lines: string[] = [];
try {
  await program((line) => lines.push(line));
} catch (error) {
  lines.push(String((error as Error).stack));
}
document.title = "done";
document.body.textContent = `${lines.join("\n")}\n`;
