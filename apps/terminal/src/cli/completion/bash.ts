import type { Candidates, Completable, CompletableOption } from "./completable.ts";
import { valued } from "./completable.ts";

/** Completion for bash 3.2 (that of macOS) and newer. */
export function bashScript(commands: readonly Completable[]): string {
  return `# mp completion for bash: eval "$(mp completion bash)"
_mp_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }
_mp_files() { compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$cur")); }
_mp_lessons() { COMPREPLY+=($(compgen -W "$("$mp" list --ids 2>/dev/null)" -- "$cur")); }

_mp() {
  local mp="\${COMP_WORDS[0]}" cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="" operands=0 at word
  COMPREPLY=()
  # \`--lang=e\` is three words here.
  if [[ $cur == = ]]; then cur=""; elif [[ $prev == = ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((at = 1; at < COMP_CWORD; at++)); do
    word="\${COMP_WORDS[at]}"
    case "$word" in
      --) return ;;
      ${valued(commands).join("|")}) ((at++)); [[ "\${COMP_WORDS[at]}" == = ]] && ((at++)) ;;
      -*) ;;
      *) if [[ -z $command ]]; then command="$word"; else ((operands++)); fi ;;
    esac
  done
  case "$command $prev" in
${commands.flatMap(valueCases).join("\n")}
  esac
  if [[ $cur == -* ]]; then
    case "$command" in
${commands.map(({ name, options }) => `      ${name}) _mp_words "${options.map(({ typed }) => typed).join(" ")}" ;;`).join("\n")}
      *) _mp_words "--help --version --lang --json" ;;
    esac
    return
  fi
  case "$command $operands" in
    " 0") _mp_words "${commands.map(({ name }) => name).join(" ")}" ;;
${commands.flatMap(operandCases).join("\n")}
  esac
}
complete -F _mp mp
`;
}

function valueCases({ name, options }: Completable): string[] {
  return options.flatMap(({ typed, value }: CompletableOption) =>
    value === undefined ? [] : [`    "${name} ${typed}") ${completing(value)}return ;;`],
  );
}

function operandCases({ name, operands }: Completable): string[] {
  return operands.map((candidates, at) => `    "${name} ${at}") ${completing(candidates)};;`);
}

function completing(candidates: Candidates): string {
  if (candidates === "anything") return "";
  if (candidates === "file") return "_mp_files; ";
  if (candidates === "lesson") return "_mp_lessons; ";
  if (candidates === "program") return "_mp_lessons; _mp_files; ";
  return `_mp_words "${candidates.join(" ")}"; `;
}
