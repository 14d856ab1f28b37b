/** The words of the curve of Amdahl's law. */
export interface AmdahlTexts {
  readonly title: string;
  readonly about: string;
  readonly noPoints: string;
  /** `most`: the speed-up that no number of processes gets over. */
  readonly fitted: (percent: number, most: string | undefined) => string;
  readonly processes: string;
  readonly measured: string;
  readonly law: string;
  readonly clear: string;
}
