/** Whether two texts name the same file of a program, one by path and the other by URL, perhaps. By the last part of the name. */
export function isSameFile(a: string, b: string): boolean {
  return nameOf(a) === nameOf(b);
}

function nameOf(file: string): string {
  const name = file.replaceAll("\\", "/").split("/").at(-1) ?? file;
  return file.startsWith("file:") ? decodeURIComponent(name) : name;
}
