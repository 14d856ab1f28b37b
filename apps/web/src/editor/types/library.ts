/** Texts of files by their paths. */
export type TextFiles = Readonly<Record<string, string>>;

/** Where the declarations are that programs are written against, from the root of the site: path → text. */
export const LIBRARY = "data/typescript/library.json";

/** Where the compiler's messages in Spanish are. */
export const MESSAGES = "data/typescript/es.json";
