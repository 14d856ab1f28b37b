/** Runs a scene step by step, as it is told. */

import type { Ending, Scene, Stage } from "../scene.ts";
import type { Program } from "../source/load.ts";
import { environmentOf } from "./environment.ts";
import { Process } from "./process.ts";
import { called } from "./run.ts";
import { type Choice, kindOf, MOVE, processOf, World } from "./world.ts";

interface Actor {
  readonly process: Process;
  readonly scene: Scene;
}

export interface Chances {
  readonly deaths?: number;
}

export class Stepper {
  readonly world: World = new World();
  readonly stage: Stage;
  readonly preemptions: number;
  /** What was chosen so far. */
  schedule: Choice[] = [];
  /** The process that moved last. */
  last = -1;
  preempted = 0;
  failed: unknown;
  private readonly actors: Actor[];
  private readonly director: Actor;
  private readonly bury: Actor | undefined;

  constructor(program: Program, name: string, chances: Chances) {
    const { world } = this;
    const load = (number: number): Actor => {
      const process = new Process(world, number);
      const scenes = program(process, environmentOf(process))["scenes"] as Record<string, Scene>;
      const scene = scenes[name];
      if (scene === undefined) throw new Error(`There is no scene called ${name}`);
      process.loaded();
      return { process, scene };
    };
    // Sets the scene and looks at its end; it is not one of the processes.
    this.director = load(15);
    const { scene, process } = this.director;
    this.stage = process.finish(scene.setup()) as Stage;
    world.memory.begin();
    process.loaded();
    this.actors = scene.processes.map((_, number) => load(number));
    this.bury = scene.bury === undefined ? undefined : load(this.actors.length);
    world.processes.push(...this.actors.map((actor) => actor.process));
    if (this.bury !== undefined) world.processes.push((world.undertaker = this.bury.process));
    const { deaths = 0, mortal = [...this.actors.keys()], leaps = [], preemptions = Infinity } = scene;
    world.fates = { deaths: deaths === 0 ? 0 : (chances.deaths ?? deaths), mortal, leaps };
    this.preemptions = preemptions;
  }

  /** Puts everything back, and lets each process run up to its first stop. */
  begin(): void {
    const { world } = this;
    world.reset();
    this.director.process.reset();
    [this.schedule, this.last, this.preempted] = [[], -1, 0];
    world.onDeath = (dead) => this.atDeath(dead);
    for (const [number, { process, scene }] of this.actors.entries()) {
      process.loop.start(called(scene.processes[number] as (stage: unknown) => unknown, this.stage));
    }
  }

  /** What may happen next, the present process first; with no more than `bound` preemptions in all. */
  choices(bound: number): Choice[] {
    const { last } = this;
    const all = this.world.choices().toSorted((a, b) => this.rank(a) - this.rank(b));
    const goesOn = all.some((each) => processOf(each) === last && kindOf(each) === MOVE);
    if (!goesOn || this.preempted < bound) return all;
    // Deaths and timeouts are no preemptions: they come from outside.
    return all.filter((each) => processOf(each) === last || kindOf(each) !== MOVE);
  }

  private rank(each: Choice): number {
    return kindOf(each) * 2 + (processOf(each) === this.last ? 0 : 1);
  }

  take(each: Choice): void {
    const mover = processOf(each);
    if (kindOf(each) === MOVE) {
      const before = this.world.processes[this.last];
      if (mover !== this.last && before?.isPending === true && !before.isAsleep) this.preempted++;
      this.last = mover;
    }
    this.schedule.push(each);
    this.world.take(each);
  }

  /** Looks at what the run came to; throws what is wrong with it. */
  end(): void {
    const { processes, dead } = this.world;
    const waiting = processes.filter((process) => !process.isDead && !process.isDone);
    const numbers = (isTimed: boolean): number[] =>
      waiting.filter((process) => process.isTimed === isTimed).map(({ number }) => number);
    // Who sleeps until a certain time does not sleep for ever.
    const asleep = numbers(false);
    const { scene, process } = this.director;
    if (asleep.length > 0 && scene.mayStick !== true) {
      throw new Error(`Stuck: ${asleep.map((number) => this.nameOf(number)).join(" and ")} will never go on`);
    }
    const ending: Ending = { notes: processes.map(({ log }) => log), dead, asleep, timed: numbers(true) };
    process.finish(scene.check?.(this.stage, ending));
  }

  nameOf(number: number): string {
    return number < this.actors.length ? `process ${number}` : "supervisor";
  }

  /** Names of words, by their index in the memory. */
  names(): Map<number, string> {
    const names = this.director.process.finish(this.director.scene.names?.(this.stage)) ?? {};
    return new Map(Object.entries(names as Record<string, number>).map(([name, at]) => [at, name]));
  }

  private atDeath(dead: Process): void {
    if (this.bury === undefined) return;
    const { process, scene } = this.bury;
    const bury = scene.bury as (...args: unknown[]) => unknown;
    process.loop.startAfter(called(bury, this.stage, dead.number));
  }
}
