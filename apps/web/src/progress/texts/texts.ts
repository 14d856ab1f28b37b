/** The words of the page of what is kept of the student. */

import type { KeptBecause } from "../../state/records.ts";
import type { Place } from "../../state/keeper.ts";

export interface ProgressTexts {
  readonly title: string;
  readonly intro: string;
  readonly begun: (done: number, begun: number, all: number) => string;
  readonly where: string;
  readonly place: Readonly<Record<Exclude<Place, "opening">, string>>;
  readonly promised: string;
  readonly notPromised: string;
  readonly askPromise: string;
  readonly notGiven: string;
  readonly programs: string;
  readonly noPrograms: string;
  readonly versions: string;
  readonly versionsMore: string;
  readonly because: Readonly<Record<KeptBecause, string>>;
  readonly takeBack: string;
  readonly takeBackOf: (file: string, at: string) => string;
  readonly along: string;
  readonly alongMore: string;
  readonly save: string;
  readonly open: string;
  readonly imported: (lessons: number, programs: number) => string;
  readonly nothingNew: string;
  readonly keptAside: (versions: number) => string;
  readonly notImported: string;
  readonly sync: string;
  readonly syncMore: string;
  readonly noApi: string;
  readonly noAnswer: string;
  readonly begin: string;
  readonly haveToken: string;
  readonly useToken: string;
  readonly noToken: string;
  readonly token: string;
  readonly tokenMore: string;
  readonly copy: string;
  readonly copied: string;
  readonly syncNow: string;
  readonly syncEnd: string;
  readonly syncForget: string;
  readonly working: string;
  readonly synced: (time: string) => string;
  readonly waiting: string;
  readonly refused: (why: string) => string;
  readonly unknown: string;
  readonly forget: string;
  readonly forgetMore: string;
  readonly forgetSure: string;
  readonly forgetYes: string;
  readonly forgetNo: string;
  readonly forgotten: string;
}
