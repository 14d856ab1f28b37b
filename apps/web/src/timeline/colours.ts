/** The colours of the page, as a canvas needs them: a variable may hold two, of which the scheme takes one. */

const NAMES = ["ink", "soft", "line", "sunk", "sheet", "accent", "warm", "bad", "good"] as const;
const LANES = 8;

/** By name, and of processes by number. */
export type Colours = Readonly<Record<(typeof NAMES)[number], string>> & {
  readonly lanes: readonly string[];
};

/** Reads them where `place` stands. */
export function coloursAt(place: HTMLElement): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  place.append(probe);
  const read = (colour: string): string => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const named = Object.fromEntries(NAMES.map((name) => [name, read(`var(--${name})`)])) as Record<
    (typeof NAMES)[number],
    string
  >;
  const lanes = Array.from({ length: LANES }, (_, at) => {
    probe.className = `lane-${at}`;
    return read("var(--lane)");
  });
  probe.remove();
  return { ...named, lanes };
}

/** Calls back when the colours change, by the student's choice or the system's. Returns how to end that. */
export function onColours(change: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", change);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", change);
  };
}
