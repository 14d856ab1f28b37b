/** Pointers, wheel and keys on a timeline, as what they ask for. One pointer moves it or the scrubber, two pinch it. */

import { RULER } from "./rows.ts";

/** What a student can do with the picture. */
export interface Gestures {
  /** `factor` times as close, with what is at `x` staying there. */
  readonly zoom: (factor: number, x: number) => void;
  /** Along by so many pixels. */
  readonly pan: (pixels: number) => void;
  /** The scrubber to a place; `y` says in which row. */
  readonly scrub: (x: number, y: number | undefined) => void;
  /** The pointer is over a place, or has left. */
  readonly hover: (place: { readonly x: number; readonly y: number } | undefined) => void;
}

/** A pointer that has moved by less than this has been put down to select something. */
const STILL = 4;

interface Pointer {
  x: number;
  readonly from: number;
  readonly scrubs: boolean;
  moved: boolean;
}

/** Listens to them until the signal is aborted. */
export function listenTo(canvas: HTMLCanvasElement, gestures: Gestures, signal: AbortSignal): void {
  const pointers = new Map<number, Pointer>();
  const placeOf = (event: MouseEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const down = (event: PointerEvent): void => {
    const { x, y } = placeOf(event);
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x, from: x, scrubs: y < RULER, moved: false });
    if (y < RULER) gestures.scrub(x, undefined);
  };
  const move = (event: PointerEvent): void => {
    const place = placeOf(event);
    const pointer = pointers.get(event.pointerId);
    if (pointer === undefined) return gestures.hover(event.pointerType === "touch" ? undefined : place);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const [before, now] = [Math.abs(pointer.x - other.x), Math.abs(place.x - other.x)];
      if (before > 8 && now > 8) gestures.zoom(now / before, (place.x + other.x) / 2);
    } else if (pointer.scrubs) gestures.scrub(place.x, undefined);
    else if (pointer.moved) gestures.pan(pointer.x - place.x);
    pointer.moved ||= Math.abs(place.x - pointer.from) > STILL || other !== undefined;
    pointer.x = place.x;
  };
  const up = (event: PointerEvent): void => {
    const pointer = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    const { x, y } = placeOf(event);
    if (event.type === "pointerup" && pointer && !pointer.moved && !pointer.scrubs) gestures.scrub(x, y);
  };
  canvas.addEventListener("pointerdown", down, { signal });
  canvas.addEventListener("pointermove", move, { signal });
  canvas.addEventListener("pointerup", up, { signal });
  canvas.addEventListener("pointercancel", up, { signal });
  canvas.addEventListener("pointerleave", () => gestures.hover(undefined), { signal });
  canvas.addEventListener("wheel", (event) => wheel(event, canvas, gestures, placeOf(event).x), {
    signal,
    passive: false,
  });
}

/** A wheel scrolls the page, unless the picture has the focus, or Ctrl is held, which is also how a pinch on a pad comes. */
function wheel(event: WheelEvent, canvas: HTMLCanvasElement, gestures: Gestures, x: number): void {
  const isAlong = Math.abs(event.deltaX) > Math.abs(event.deltaY);
  if (isAlong || event.shiftKey) gestures.pan(isAlong ? event.deltaX : event.deltaY);
  else if (event.ctrlKey || event.metaKey || document.activeElement === canvas.closest("[tabindex]"))
    gestures.zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), x);
  else return;
  event.preventDefault();
}
