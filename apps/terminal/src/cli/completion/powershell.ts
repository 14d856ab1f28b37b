import type { Candidates, Completable } from "./completable.ts";
import { valued } from "./completable.ts";

/** Completion for PowerShell 5.1 and newer. */
export function powershellScript(commands: readonly Completable[]): string {
  return `# mp completion for PowerShell: mp completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName mp -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $valued = @(${list(valued(commands))})
  $does = @{
${commands.map(({ name, does }) => `    ${quoted(name)} = ${quoted(does)}`).join("\n")}
  }
  $options = @{
${commands.map(({ name, options }) => `    ${quoted(name)} = @(${list(options.map(({ typed }) => typed))})`).join("\n")}
  }
  $values = @{
${[...new Set(commands.flatMap(valueEntries))].join("\n")}
  }
  $operands = @{
${commands.flatMap(operandEntries).join("\n")}
  }
  $command = ''
  $count = 0
  $previous = ''
  foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
    if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete -ne '') { break }
    $word = $element.Extent.Text
    if ($valued -contains $previous) { $previous = '' ; continue }
    $previous = $word
    if ($word -like '-*') { continue }
    if ($command -eq '') { $command = $word } else { $count++ }
  }
  $found = if ($valued -contains $previous) { $values[$previous] }
    elseif ($wordToComplete -like '-*') { if ($command -eq '') { @('--help', '--version', '--lang', '--json') } else { $options[$command] } }
    elseif ($command -eq '') { $does.Keys | Sort-Object }
    else { $operands["$command $count"] }
  # A lesson is asked for when it is needed; where a file may stand, PowerShell completes files by itself.
  if ($found -eq '<lesson>') { $found = mp list --ids 2>$null }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    $tip = if ($command -eq '' -and $does.ContainsKey($_)) { $does[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $tip)
  }
}
`;
}

function valueEntries({ options }: Completable): string[] {
  return options.flatMap(({ typed, value }) => {
    const values = value === undefined ? "" : valuesOf(value);
    return values === "" ? [] : [`    ${quoted(typed)} = ${values}`];
  });
}

function operandEntries({ name, operands }: Completable): string[] {
  return operands.flatMap((candidates, at) => {
    const values = valuesOf(candidates);
    return values === "" ? [] : [`    ${quoted(`${name} ${at}`)} = ${values}`];
  });
}

function valuesOf(candidates: Candidates): string {
  if (candidates === "anything" || candidates === "file") return "";
  if (candidates === "lesson" || candidates === "program") return "'<lesson>'";
  return `@(${list(candidates)})`;
}

function list(words: readonly string[]): string {
  return words.map(quoted).join(", ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
