/**
 * What a trouble is about: programs go by it, never by the words. An `incident` has happened and is over; all others last.
 * A `check` is the doctor's word.
 */
export type TroubleKind =
  | 'incident'
  | 'approval'
  | 'bulletin'
  | 'check'
  | 'clock'
  | 'content'
  | 'disk'
  | 'emergency'
  | 'loudness'
  | 'output'
  | 'program'
  | 'relay'
  | 'site'
  /** The ward's voice could not speak: the embedded one did. */
  | 'voice';

/** Something that people should know of, or mend before an airing suffers. */
export interface Trouble {
  /** Its name, whatever its words are. */
  readonly id: string;
  readonly kind: TroubleKind;
  /** '' for the station. */
  readonly slot: string;
  /** Epoch ms. */
  readonly since: number;
  /** Vietnamese. */
  readonly what: string;
  /** Vietnamese; '' where there is nothing to do, or `what` says it. */
  readonly mend: string;
}

/** A trouble as whoever sees it names it. */
export type Raised = Pick<Trouble, 'id' | 'kind' | 'what'> &
  Partial<Pick<Trouble, 'slot' | 'mend'>>;

/** What is told of a trouble, or of its end, at an instant (epoch ms). Vietnamese. */
export interface Said {
  readonly at: number;
  readonly slot: string;
  readonly message: string;
}

/** What is wrong and how to mend it, in one line. */
export function sayTrouble({ what, mend }: Pick<Trouble, 'what' | 'mend'>): string {
  return mend === '' ? what : `${what} ${mend}`;
}
