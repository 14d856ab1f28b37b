/** URL of the folder that holds this library's modules, source or built: what is inside is the library's own code. */
export const LIBRARY: string = import.meta.url.replace(/[^/]*$/, "");
