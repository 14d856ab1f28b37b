/** Draws a timeline on its canvas, once a frame at most, whenever what is looked at has changed. Nothing of React runs for that. */

import type { Axis } from "./axis.ts";
import { type Colours, coloursAt } from "./colours.ts";
import { paint } from "./paint.ts";
import type { Recorded } from "./recorded.ts";
import type { Rows } from "./rows.ts";
import { moved, showing, toUnit, type View, zoomed } from "./view.ts";

/** What is looked at. */
export interface Picture {
  readonly recorded: Recorded;
  readonly rows: Rows;
  readonly axis: Axis;
  readonly label: (unit: number) => string;
}

/** Looks at a picture through a window that can be moved. */
export class Looker implements Disposable {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #picture: Picture;
  #view: View;
  #width = 0;
  #cursor: number | undefined;
  #colours: Colours | undefined;
  #frame: number | undefined;

  constructor(canvas: HTMLCanvasElement, picture: Picture) {
    this.#canvas = canvas;
    this.#context = canvas.getContext("2d");
    this.#picture = picture;
    this.#view = picture.axis.all;
  }

  get picture(): Picture {
    return this.#picture;
  }

  get view(): View {
    return this.#view;
  }

  get width(): number {
    return this.#width;
  }

  /** Looks at another picture: at the whole of it, unless it is the same one that has grown. */
  look(picture: Picture): void {
    const before = this.#picture.axis;
    const wasWhole = this.#view.from <= before.all.from && this.#view.to >= before.all.to;
    if (wasWhole || before.kind !== picture.axis.kind) this.#view = picture.axis.all;
    this.#picture = picture;
    this.redraw();
  }

  /** The canvas has got another size. */
  resize(width: number): void {
    this.#width = width;
    this.redraw();
  }

  /** The colours of the page have changed. */
  recolour(): void {
    this.#colours = undefined;
    this.redraw();
  }

  zoom(factor: number, x: number = this.#width / 2): void {
    const at = toUnit(this.#view, this.#width, x);
    this.#view = zoomed(this.#view, this.#picture.axis.all, { factor, at });
    this.redraw();
  }

  pan(pixels: number): void {
    const units = (pixels / Math.max(1, this.#width)) * (this.#view.to - this.#view.from);
    this.#view = moved(this.#view, this.#picture.axis.all, units);
    this.redraw();
  }

  fit(): void {
    this.#view = this.#picture.axis.all;
    this.redraw();
  }

  /** Puts the scrubber at an event, and moves the window so far that it is seen. */
  follow(seq: number | undefined, place: number | undefined): void {
    this.#cursor = seq;
    if (place !== undefined) this.#view = showing(this.#view, this.#picture.axis.all, place);
    this.redraw();
  }

  redraw(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  [Symbol.dispose](): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
  }

  #draw(): void {
    const context = this.#context;
    const { recorded, rows, axis, label } = this.#picture;
    if (context === null || this.#width === 0) return;
    this.#fitPixels(rows.height);
    this.#colours ??= coloursAt(this.#canvas.parentElement ?? document.body);
    const window = { axis, view: this.#view, width: this.#width };
    paint({ context, recorded, rows, window, colours: this.#colours, cursor: this.#cursor, label });
  }

  /** As many pixels as the screen has. */
  #fitPixels(height: number): void {
    const ratio = devicePixelRatio;
    const [width, high] = [Math.round(this.#width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== width || this.#canvas.height !== high) {
      this.#canvas.width = width;
      this.#canvas.height = high;
    }
    this.#context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  }
}
