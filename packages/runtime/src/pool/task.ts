/** Whom the answer to a task concerns. */
export interface Task {
  done(value: unknown): void;
  failed(error: unknown): void;
}
