/** Moving memory between threads: by `postMessage`, and to a thread that blocks by `receiveMessageOnPort`. */

import { MessageChannel, receiveMessageOnPort, type Transferable } from "node:worker_threads";
import type { Envelope, MemoryPort } from "../../port.ts";

/** Sends a message to the supervisor, with what is transferred to it. */
export type Post = (message: Envelope, transfer: Transferable[]) => void;

/** The implementation of {@link MemoryPort}. */
export function threadMemory(post: Post, isReady: () => boolean): MemoryPort {
  return {
    get isReady() {
      return isReady();
    },
    give(message, memory) {
      try {
        post({ ...message, memory } as Envelope, [memory]);
      } catch {
        // Memory that stays where it is, such as the pool of Node's small buffers.
        const copy = memory.slice();
        post({ ...message, memory: copy } as Envelope, [copy]);
      }
    },
    ask(message, wait) {
      const { port1, port2 } = new MessageChannel();
      post({ ...message, reply: port2 } as Envelope, [port2]);
      wait();
      const answer = receiveMessageOnPort(port1) as { readonly message: ArrayBuffer | undefined };
      port1.close();
      return answer.message;
    },
  };
}
