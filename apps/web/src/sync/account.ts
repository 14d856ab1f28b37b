/** By which token this browser is known to the API. It lies in the database of this origin, which programs do not reach. */

import { student } from "../state/student.ts";

/** A learner of an API. */
export interface Account {
  readonly api: string;
  readonly token: string;
}

const NAME = "sync";

/** The account that was kept, if one was. */
export async function readAccount(): Promise<Account | undefined> {
  const database = await student.keeper.database();
  return (await database.setting(NAME)) as Account | undefined;
}

/** Keeps it, or takes it away. */
export async function keepAccount(account: Account | undefined): Promise<void> {
  await (await student.keeper.database()).set(NAME, account);
}
