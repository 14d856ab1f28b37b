import type { Candidates, Completable, CompletableOption } from "./completable.ts";
import { valued } from "./completable.ts";

/** Completion for fish 3 and newer. */
export function fishScript(commands: readonly Completable[]): string {
  return `# mp completion for fish: mp completion fish > ~/.config/fish/completions/mp.fish
# Succeeds if the command is $argv[1] and as many operands stand behind it as $argv[2] says.
function __mp_at
    set -l words (commandline -opc)[2..-1]
    set -l found
    while set -q words[1]
        switch $words[1]
            case ${valued(commands).join(" ")}
                set -e words[1]
            case '-*'
            case '*'
                set -a found $words[1]
        end
        set -e words[1]
    end
    test "$found[1]" = "$argv[1]"; or return 1
    test (count $argv) -lt 2; or test (count $found) -eq (math $argv[2] + 1)
end

complete -c mp -f
${commands.map(({ name, does }) => `complete -c mp -n '__mp_at ""' -a ${name} -d ${quoted(does)}`).join("\n")}
${commands.flatMap(commandLines).join("\n")}
`;
}

function commandLines({ name, operands, options }: Completable): string[] {
  return [
    ...operands.flatMap((candidates, at) => {
      const values = valuesOf(candidates);
      return values === "" ? [] : [`complete -c mp -n '__mp_at ${name} ${at}' ${values}`];
    }),
    ...options.map((option) => `complete -c mp -n '__mp_at ${name}' ${optionOf(option)}`),
  ];
}

function optionOf({ typed, short, does, value }: CompletableOption): string {
  const letter = short === undefined ? "" : `-s ${short.slice(1)} `;
  const takes = value === undefined ? "" : `-r ${valuesOf(value)} `;
  return `${letter}-l ${typed.slice(2)} ${takes}-d ${quoted(does)}`;
}

function valuesOf(candidates: Candidates): string {
  if (candidates === "anything") return "";
  if (candidates === "file") return "-F";
  if (candidates === "lesson") return "-a '(mp list --ids 2>/dev/null)'";
  if (candidates === "program") return "-F -a '(mp list --ids 2>/dev/null)'";
  return `-a ${quoted(candidates.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}'`;
}
