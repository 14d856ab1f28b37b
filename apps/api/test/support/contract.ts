/** The contract as the router has it now, as it is kept in openapi.json. */
import { fileURLToPath } from "node:url";
import { startApi } from "./api.ts";

/** Where it is kept. */
export const CONTRACT: string = fileURLToPath(new URL("../../openapi.json", import.meta.url));

export async function contractText(): Promise<string> {
  await using api = await startApi();
  const document = (await (await api.fetch("/v1/openapi.json")).json()) as object;
  return `${JSON.stringify(document, null, 2)}\n`;
}
