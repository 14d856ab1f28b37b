type Environment = Readonly<Record<string, string | undefined>>;

/** Terminals that say by TERM_PROGRAM that they are ones with links. */
const PROGRAMS = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"]);
/** VTE, on which GNOME's terminals and many others are built, has them from 0.50 on. */
const VTE_SINCE = 5000;

/** A text that leads to an address where the terminal has links (OSC 8), and `undefined` where it has not. */
export function hyperlink(text: string, href: string, env: Environment): string | undefined {
  return hasLinks(env) ? `\u001B]8;;${href}\u0007${text}\u001B]8;;\u0007` : undefined;
}

/** What a terminal has cannot be asked, so it is known by name; `FORCE_HYPERLINK`, as in other programs, says it. */
function hasLinks(env: Environment): boolean {
  const forced = env["FORCE_HYPERLINK"];
  if (forced !== undefined && forced !== "") return forced !== "0";
  if (env["NO_COLOR"] || env["TERM"] === "dumb") return false;
  return (
    PROGRAMS.has(env["TERM_PROGRAM"] ?? "") ||
    Number(env["VTE_VERSION"] ?? 0) >= VTE_SINCE ||
    env["WT_SESSION"] !== undefined ||
    /kitty|alacritty|foot/.test(env["TERM"] ?? "")
  );
}
