/** Lower case and without accents, character by character: what is found keeps its place in the text. */
export function fold(text: string): string {
  return Array.from({ length: text.length }, (_, at) => foldUnit(text.charAt(at))).join("");
}

function foldUnit(unit: string): string {
  const folded = unit.normalize("NFD").charAt(0).toLowerCase();
  return folded.length === 1 ? folded : unit;
}
