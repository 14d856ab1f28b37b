/** What stands under the pointer, or at the cursor with F9: its type and its documentation. */

import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { PlaceAt } from "./completion.ts";
import { explained } from "./explained.ts";
import type { Meaning } from "./messages.ts";
import type { Types } from "./types.ts";

const show = StateEffect.define<Meaning | undefined>();

/** What was asked for by key, until the next change or movement. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update: (tooltip, { effects, docChanged, selection }) => {
    for (const effect of effects) if (effect.is(show)) return effect.value ? tooltipOf(effect.value) : null;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** As an extension of the editor. */
export function meaning(types: Types, placeAt: PlaceAt): Extension {
  const ask = (view: EditorView, at: number): Promise<Meaning | undefined> =>
    types.ask("meaning", placeAt(view.state.doc.toString(), at)).catch(() => undefined);
  const tell = async (view: EditorView): Promise<void> => {
    const { doc, selection } = view.state;
    const found = await ask(view, selection.main.head);
    if (!found || view.state.doc !== doc) return;
    view.dispatch({
      effects: [show.of(found), EditorView.announce.of(`${found.signature}. ${found.docs}`)],
    });
  };
  return [
    asked,
    hoverTooltip(async (view, at) => {
      const found = await ask(view, at);
      return found ? tooltipOf(found) : null;
    }),
    keymap.of([
      { key: "F9", run: (view) => (void tell(view), true) },
      { key: "Escape", run: hide },
    ]),
  ];
}

function hide(view: EditorView): boolean {
  if (view.state.field(asked) === null) return false;
  view.dispatch({ effects: show.of(undefined) });
  return true;
}

function tooltipOf(found: Meaning): Tooltip {
  return { pos: found.from, end: found.to, above: true, create: () => ({ dom: explained(found) }) };
}
