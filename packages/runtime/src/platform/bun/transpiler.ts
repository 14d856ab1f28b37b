/** Bun's own parser and printer of JavaScript and TypeScript. */

interface BunTranspiler {
  transformSync(code: string): string;
  scan(code: string): { readonly imports: readonly { readonly path: string }[] };
}
interface TranspilerOptions {
  readonly loader: "ts" | "tsx";
  readonly trimUnusedImports?: boolean;
}
declare const Bun: { readonly Transpiler: new (options: TranspilerOptions) => BunTranspiler };

export const Transpiler: new (options: TranspilerOptions) => BunTranspiler = Bun.Transpiler;
