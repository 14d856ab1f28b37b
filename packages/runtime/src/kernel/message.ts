/** What travels between processes: bytes, and a parcel with the refs they mention. */
export interface Message {
  readonly bytes: Uint8Array;
  /** Address of the parcel (see `parcel.ts`), in the hands of who has the message; 0 if it mentions none. */
  readonly parcel: number;
  /** A view on the bytes, where one is at hand. */
  readonly view?: DataView;
}
