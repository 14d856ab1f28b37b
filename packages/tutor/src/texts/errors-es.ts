/** What Node and Python most often say to beginners, in Spanish; anything else stays as it is. */

const PHRASES: readonly (readonly [RegExp, string])[] = [
  // Node, of a program's text.
  [/^missing \) after argument list$/, "falta un «)» al final de los argumentos"],
  [/^Unexpected end of input$/, "el programa acaba antes de tiempo"],
  [/^Invalid or unexpected token$/, "hay un carácter que no va ahí, o unas comillas sin cerrar"],
  [/^Unexpected (?:token|identifier|string|number) ?'?(.*?)'?$/, "no se esperaba «$1»"],
  [/^Identifier '(.+)' has already been declared$/, "«$1» ya estaba declarado"],
  [/^Missing initializer in const declaration$/, "a una `const` hay que darle un valor"],
  [/^await is only valid in .*$/, "`await` solo vale dentro de una función `async`, o fuera de toda función"],
  [/^(?:Expression expected|Expected expression)$/, "falta una expresión"],
  [/^Expected '(.+)', got '<eof>'$/, "se esperaba «$1», y el programa acaba ahí"],
  [/^Expected '(.+)', got '(.+)'$/, "se esperaba «$1», y hay «$2»"],
  [/^Expected (?:a semicolon|';').*$/, "se esperaba un «;» o un final de línea"],
  [/^Unterminated string (?:literal|constant)$/, "hay unas comillas sin cerrar"],
  [/^Unexpected eof$/i, "el programa acaba antes de tiempo"],
  // Node, of what a program does.
  [/^TypeError: (.+) is not a function$/, "TypeError: `$1` no es una función"],
  [/^TypeError: (.+) is not a constructor$/, "TypeError: `$1` no se puede crear con `new`"],
  [/^TypeError: (.+) is not iterable$/, "TypeError: `$1` no se puede recorrer"],
  [
    /^TypeError: Cannot read properties of (undefined|null) \(reading '(.+)'\)$/,
    "TypeError: se pide `$2` a algo que es `$1`",
  ],
  [/^TypeError: Assignment to constant variable\.$/, "TypeError: se da otro valor a una `const`"],
  [
    /^ReferenceError: Cannot access '(.+)' before initialization$/,
    "ReferenceError: se usa `$1` antes de darle un valor",
  ],
  [/^RangeError: Maximum call stack size exceeded$/, "RangeError: una función se llama a sí misma sin fin"],
  // Python.
  [/^invalid syntax(?:\. Perhaps you forgot a comma\?)?$/, "esto no es Python"],
  [/^'(.)' was never closed$/, "falta cerrar «$1»"],
  [/^expected ':'$/, "falta un «:»"],
  [/^unterminated string literal.*$/, "hay unas comillas sin cerrar"],
  [/^expected an indented block.*$/, "falta sangrar lo que va dentro"],
  [/^unexpected indent$/, "hay una sangría de más"],
  [/^unindent does not match any outer indentation level$/, "la sangría no coincide con ninguna de antes"],
  [/^ZeroDivisionError: .*$/, "ZeroDivisionError: se divide entre cero"],
  [/^RecursionError: .*$/, "RecursionError: una función se llama a sí misma sin fin"],
];

/** An error's own words in Spanish, where they are known. */
export function errorInSpanish(detail: string): string {
  const known = PHRASES.find(([pattern]) => pattern.test(detail));
  return known ? detail.replace(known[0], known[1]) : detail;
}
