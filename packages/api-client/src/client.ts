import createFetchClient, { type Client } from "openapi-fetch";
import type { paths } from "./contract.ts";

/** Requests by the paths of the contract: `client.GET("/v1/lessons/{lesson}", { params: { path: { lesson } } })`. */
export type ApiClient = Client<paths>;

/** Where the API is, and who asks. */
export interface ClientOptions {
  /** As in `http://127.0.0.1:8420`. */
  readonly baseUrl: string;
  /** A learner's token; without it, only the course can be read. */
  readonly token?: string;
  /** The language of texts. */
  readonly language?: "es" | "en";
  /** In place of the global one. */
  readonly fetch?: typeof fetch;
}

/** A client of one API, for one learner. */
export function createClient(options: ClientOptions): ApiClient {
  const { baseUrl, fetch } = options;
  return createFetchClient<paths>({ baseUrl, headers: headersFor(options), ...(fetch && { fetch }) });
}

/** The headers of every request. */
export function headersFor({ token, language }: ClientOptions): Record<string, string> {
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(language !== undefined && { "accept-language": language }),
  };
}
