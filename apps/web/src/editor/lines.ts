/** Lines of the program that something is to be said of: where processes are, and where a check saw a fault. */

import { RangeSet, StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker } from "@codemirror/view";
import type { LineNotes, ProcessMark } from "../lesson/line-notes.ts";

const change = StateEffect.define<LineNotes>();
const NONE: LineNotes = { marks: new Map(), step: undefined, failing: new Set() };

const notes = StateField.define<LineNotes>({
  create: () => NONE,
  update: (before, { effects, docChanged }) => {
    for (const effect of effects) if (effect.is(change)) return effect.value;
    // The lines were those of another text.
    return docChanged ? NONE : before;
  },
  provide: (field) =>
    EditorView.decorations.from(field, (value) => (view) => {
      const { doc } = view.state;
      const { step, failing } = value;
      const lines = [...failing].filter((line) => line <= doc.lines);
      const ranges = lines.map((line) => FAILING.range(doc.line(line).from));
      if (step !== undefined && step.line <= doc.lines)
        ranges.push(Decoration.line({ class: `cm-step lane-${step.lane}` }).range(doc.line(step.line).from));
      return Decoration.set(ranges, true);
    }),
});

const FAILING = Decoration.line({ class: "cm-failing" });

/** Processes beside a line: each by its colour and number. */
class Marks extends GutterMarker {
  readonly #marks: readonly ProcessMark[];

  constructor(marks: readonly ProcessMark[]) {
    super();
    this.#marks = marks;
  }

  override toDOM(): Node {
    const box = document.createElement("span");
    for (const { name, lane } of this.#marks) {
      const chip = document.createElement("span");
      chip.className = `line-mark lane-${lane}`;
      chip.textContent = /\d+$/.exec(name)?.[0] ?? "▸";
      chip.title = name;
      box.append(chip);
    }
    return box;
  }
}

/** As an extension of the editor. */
export const lineNotes: Extension = [
  notes,
  gutter({
    class: "cm-processes",
    markers: ({ state }) => markersOf(state),
  }),
];

/** Shows other notes. The line of the step that is looked at is brought into view. */
export function noteLines(view: EditorView, value: LineNotes): void {
  const { doc } = view.state;
  const line = value.step?.line ?? Number.POSITIVE_INFINITY;
  const scroll = line > doc.lines ? [] : [EditorView.scrollIntoView(doc.line(line).from, { yMargin: 40 })];
  view.dispatch({ effects: [change.of(value), ...scroll] });
}

function markersOf(state: EditorState): RangeSet<GutterMarker> {
  const { marks } = state.field(notes);
  const ranges = [...marks]
    .filter(([line]) => line <= state.doc.lines)
    .map(([line, processes]) => new Marks(processes).range(state.doc.line(line).from));
  return RangeSet.of(ranges, true);
}
