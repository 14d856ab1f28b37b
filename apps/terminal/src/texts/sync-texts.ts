/** What `mp sync` says. */
export interface SyncTexts {
  readonly noApi: (prefix: string) => string;
  readonly badAddress: (address: string) => string;
  readonly badToken: string;
  readonly unreachable: (api: string, why: string) => string;
  readonly notTheApi: (api: string) => string;
  readonly unknownToken: (api: string, file: string) => string;
  readonly refused: (api: string, why: string) => string;
  readonly newer: (api: string) => string;
  readonly damagedKeys: (file: string) => string;
  readonly newLearner: (api: string, file: string) => string;
  readonly synced: (api: string, received: number, sent: number) => string;
  readonly nothingNew: (api: string) => string;
}
