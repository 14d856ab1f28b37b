/**
 * `Symbol.dispose` and `Symbol.asyncDispose`, for browsers that lack them (Firefox before 141, Safari): classes are about to be made whose
 * methods have these names. With the symbols that esbuild's and other compilers' `using` take there.
 */

for (const name of ["dispose", "asyncDispose"]) {
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol.for(`Symbol.${name}`) });
}
