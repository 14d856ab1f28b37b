/** The tutor core for React: state that changes, as a hook. React is needed by this entry only. */
import { useSyncExternalStore } from "react";

/** What has a value and tells when it has changed: a {@link LessonSession} of `@mp/tutor`, or any other store. */
export interface Readable<T> {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The state of a session or store; the component is drawn again when it changes. */
export function useStore<T>({ get, subscribe }: Readable<T>): T {
  return useSyncExternalStore(subscribe, get, get);
}
