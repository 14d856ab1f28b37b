/** A trace as the runtime writes it: the one thing that this package and the runtime share. */
export type {
  EventBase,
  EventType,
  LookAt,
  ObjectKind,
  Outcome,
  Trace,
  TraceEvent,
  TraceObject,
  TraceProcess,
  TraceSite,
  WaitOperation,
} from "@mp/runtime/trace";
