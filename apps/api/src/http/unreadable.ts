/** Answers to what is no request that the routes could be asked: it did not come in time, or is no HTTP. Problems, like all errors. */
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { Problem } from "../problem.ts";
import { problemBody } from "./problems.ts";
import { requestIdFrom } from "./request-id.ts";
import { SECURE_HEADERS } from "./secure-headers.ts";

const TYPE = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };

/** Answers on the bare connection, and ends it. Node tells here of what it could not read. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // The client is gone, or an answer is under way already: nothing more can be said.
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const problem = problemOf(error.code);
  const { headers, body } = written(problem);
  const lines = Object.entries({
    ...headers,
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${head}\r\n${body}`);
}

/** Answers a request that is HTTP and makes no sense all the same: without a host, say. */
export function refuseRequest(): Response {
  const problem = new Problem(
    "bad-request",
    "The request has no address that can be read. Look at its first line and at `Host`.",
  );
  const { headers, body } = written(problem);
  return new Response(body, { status: problem.status, headers });
}

function problemOf(code: string | undefined): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT")
    return new Problem("request-timeout", "The request did not come as a whole in time. Send it in one go.");
  if (code === "HPE_HEADER_OVERFLOW")
    return new Problem("headers-too-large", "Address and headers may have 16 kB together. Send less.");
  return new Problem("bad-request", "This is no HTTP that can be read.");
}

function written(problem: Problem) {
  const id = requestIdFrom(undefined);
  return {
    headers: { ...TYPE, ...SECURE_HEADERS, "X-Request-Id": id },
    body: JSON.stringify(problemBody(problem, id)),
  };
}
