/** Whether a trace speaks of this file: it names it by its path or by its URL. */
export function isSameFile(file: string, named: string): boolean {
  return endOf(file) === endOf(decodeURI(named));
}

function endOf(path: string): string {
  return path.replaceAll("\\", "/").split("/").slice(-2).join("/");
}
