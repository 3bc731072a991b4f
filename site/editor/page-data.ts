/** A step that the station has taken, as it sends it. */
export interface TakenStep {
  readonly step: unknown;
  readonly client: string;
  readonly account: string;
  readonly name: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Somebody who has the same text open. */
export interface Someone {
  readonly client: string;
  readonly account: string;
  readonly name: string;
  readonly anchor?: number | undefined;
  readonly head?: number | undefined;
}

/** What the page is opened with (`#bai`), written by scheduler/console/writing/editor. */
export interface PageData {
  readonly file: string;
  /** Its address is `/dai/bai/<id>/`. */
  readonly id: string;
  /** When the draft was begun, epoch ms: which draft of this file it is; 0: there is none, and whoever looks begins none. */
  readonly draft: number;
  /** After `steps`. */
  readonly version: number;
  /** Before `steps`. */
  readonly doc: unknown;
  readonly steps: readonly TakenStep[];
  readonly account: string;
  readonly people: readonly Someone[];
  readonly may: { readonly write: boolean };
  /** Ids that steps of this document have, or had in any version. */
  readonly takenIds: readonly string[];
}

/** What stands in `#bai` of a page of ours, which is this one or the same one fetched anew. */
export function readPageData(page: Document): PageData | undefined {
  const text = page.getElementById('bai')?.textContent ?? '';
  // Our own page wrote it in this shape.
  return text === '' ? undefined : (JSON.parse(text) as PageData);
}
