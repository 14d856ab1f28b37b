import type { Candidates, Completable, CompletableOption } from "./completable.ts";

/** Completion for zsh, with what each command and option does. */
export function zshScript(commands: readonly Completable[]): string {
  return `#compdef mp
# mp completion for zsh: eval "$(mp completion zsh)", after compinit
_mp_lessons() {
  local -a ids
  ids=(\${(f)"$(mp list --ids 2>/dev/null)"})
  compadd -a ids
}
_mp_programs() { _mp_lessons; _files; }

_mp() {
  local context state line curcontext="$curcontext"
  local -a commands
  typeset -A opt_args
  commands=(
${commands.map(({ name, does }) => `    ${quoted(`${name}:${does}`)}`).join("\n")}
  )
  _arguments -C '1: :->command' '*:: :->arguments'
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${commands.map((each) => `        ${each.name}) _arguments ${specs(each).join(" ")} ;;`).join("\n")}
      esac ;;
  esac
}
if [[ $funcstack[1] == _mp ]]; then _mp "$@"; else compdef _mp mp; fi
`;
}

function specs({ operands, options }: Completable): string[] {
  const places = operands.map((candidates, at) => quoted(`${at + 1}: :${action(candidates)}`));
  return [...places, ...options.map(optionSpec)];
}

function optionSpec({ typed, does, value }: CompletableOption): string {
  const told = does.replaceAll(/[[\]:]/g, String.raw`\$&`);
  return quoted(value === undefined ? `${typed}[${told}]` : `${typed}=[${told}]: :${action(value)}`);
}

function action(candidates: Candidates): string {
  if (candidates === "anything") return " ";
  if (candidates === "file") return "_files";
  if (candidates === "lesson") return "_mp_lessons";
  if (candidates === "program") return "_mp_programs";
  return `(${candidates.join(" ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
