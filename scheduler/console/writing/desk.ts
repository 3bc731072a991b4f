// What people write, before it is published: one draft for each file of content/, shared by all who may write it.
import type { Node } from 'prosemirror-model';
import type { Transform } from 'prosemirror-transform';
import type { AnyEdit, Tried } from '../../../content/write/keep-edit.ts';
import type { Role } from '../../acts/roles.ts';

export interface Who {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** A step that was taken: the draft has `version` after it. */
export interface TakenStep {
  readonly version: number;
  /** Step JSON of prosemirror-transform. */
  readonly step: unknown;
  readonly client: string;
  readonly account: string;
  readonly name: string;
  readonly at: number;
}

/** `prose`: an .mdx file, changed by steps. `text`: YAML or TSV, changed by a whole new text. */
export type DraftKind = 'prose' | 'text';

export type DraftState = 'open' | 'asked' | 'sent-back';

export interface Draft {
  /** From the root: `content/guides/x.mdx`. */
  readonly file: string;
  readonly kind: DraftKind;
  /** What it is called in lists. */
  readonly title: string;
  readonly state: DraftState;
  /** Of `prose` the number of its steps, of `text` the number of its changes. */
  readonly version: number;
  /** The file that it stands on; undefined: a new one. */
  readonly baseText: string | undefined;
  readonly baseHash: string | undefined;
  /** All since it began. Read when it is asked for. */
  readonly steps: readonly TakenStep[];
  readonly extras: Extras;
  readonly origin?: Origin;
  readonly by: Who;
  readonly changedBy: Who;
  readonly beganAt: number;
  readonly changedAt: number;
  /** Who asked for consent, and why it is to be published. */
  readonly asked?: Asked | undefined;
  readonly sentBack?: SentBack | undefined;
  /** It was being published when the program ended, and nothing of it was written. */
  readonly cut?: { readonly by: string; readonly at: number } | undefined;
  /** Whether anything differs from the file as it was. */
  readonly isChanged: boolean;
}

export interface SentBack {
  readonly by: string;
  readonly why: string;
  readonly at: number;
  /** The account of whoever had asked; absent in drafts of earlier versions. */
  readonly to?: string;
}

export interface Asked {
  readonly by: Who;
  readonly why: string;
  readonly at: number;
}

/** What is published together with it. */
export interface Extras {
  readonly lexicon: readonly ReadingRow[];
  readonly campaign?: DraftCampaign;
  readonly attached: readonly Attached[];
}

export interface DraftCampaign {
  readonly file: string;
  readonly text: string;
  /** Of one that was there already: as it was when its days were changed here. */
  readonly expectedHash?: string;
}

export interface ReadingRow {
  readonly written: string;
  readonly spoken: string;
  readonly note?: string;
  /** Id of the one document in which it is said so; always where absent. */
  readonly document?: string;
}

export interface Attached {
  /** Where it is published: `content/pictures/x.webp`. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** As whoever sent it up had named it. */
  readonly name: string;
}

export interface Remark {
  readonly text: string;
  readonly why: string;
}

/** What bringing in left out or doubted. */
export interface Origin {
  readonly name: string;
  readonly leftOut: readonly Remark[];
  /** Of each of them the words before it in the source, where they are known. */
  readonly leftOutAfter?: readonly (string | undefined | null)[];
  readonly doubts: readonly Remark[];
  readonly words: { readonly source: number; readonly kept: number; readonly leftOut: number };
  /** Keys of remarks that were dealt with. */
  readonly settled: readonly string[];
}

/** A client that has the draft open. */
export interface Present {
  readonly client: string;
  readonly account: string;
  readonly name: string;
  readonly anchor?: number;
  readonly head?: number;
}

export type DraftEvent =
  | { readonly is: 'steps'; readonly version: number; readonly steps: readonly TakenStep[] }
  | { readonly is: 'people'; readonly people: readonly Present[] }
  | { readonly is: 'state'; readonly draft: Draft }
  /** The file was changed by hand. `isConflict`: it could not be merged into the draft. */
  | { readonly is: 'by-hand'; readonly isConflict: boolean }
  | { readonly is: 'published' | 'dropped'; readonly by: string; readonly at: number }
  /** It goes on as this file's, at this address of the console. */
  | { readonly is: 'moved'; readonly file: string; readonly address: string; readonly by: string };

export type TookSteps =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly version: number; readonly steps: readonly TakenStep[] }
  | { readonly refused: string };

export type TookText =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly version: number; readonly text: string };

export interface Version {
  readonly id: number;
  readonly at: number;
  /** '' where nobody is known. */
  readonly by: string;
  readonly account: string;
  readonly why: string;
  readonly approvedBy?: string;
  readonly how: 'published' | 'by-hand' | 'found';
  /** The program ended while it was being published; the next start finished it. */
  readonly wasCut?: true;
  readonly files: readonly VersionFile[];
  /** The commit, or why there is none (Vietnamese); `waits`: it is tried again. Undefined: nobody has looked yet. */
  readonly git?: { readonly commit?: string; readonly says?: string; readonly waits?: true };
}

/** SHA-256 of what the file was and is; undefined: there was none, or is none any more. */
export interface VersionFile {
  readonly file: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** Both texts of a file that was changed by hand where the draft changed it too. */
export interface Conflict {
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly theirsHash: string | undefined;
  readonly parts: readonly {
    readonly mine: string;
    readonly theirs: string;
    readonly base: string;
  }[];
}

/** `parts.writing()` of the console; in the editing process alone. All of it throws LoaError where something can't be done. */
export interface WritingDesk {
  /** Of those in which nothing differs yet none. */
  list(): readonly Draft[];
  /** The one that is there. */
  draft(file: string): Draft | undefined;
  /** Begun from the file where there is none. Throws `no-file`. */
  open(file: string, who: Who): Draft;
  /** Of a file that isn't there. Throws `exists`, `outside`. */
  begin(file: string, text: string, who: Who, origin?: Origin): Draft;
  /** A new text gets another name; its steps go with it. Throws `exists`, `outside`, `not-new`. */
  move(file: string, to: string, who: Who, change: (was: Extras) => Extras): Draft;
  /** A prose draft's document as it was when its steps began. */
  start(file: string): Node;
  /** A prose draft's document now. */
  doc(file: string): Node;
  /** The file as it would be published. */
  text(file: string): string;
  /** That and its extras: for loadContentWith(contentDir, texts). */
  texts(file: string): ReadonlyMap<string, string | Uint8Array>;
  take(
    file: string,
    version: number,
    steps: readonly unknown[],
    client: string,
    who: Who,
  ): TookSteps;
  /** The server's own steps: front matter, a remark undone. */
  change(file: string, who: Who, edit: (tr: Transform) => void): Draft;
  put(file: string, version: number, text: string, who: Who): TookText;
  setExtras(file: string, who: Who, change: (was: Extras) => Extras): Draft;
  setOrigin(file: string, change: (was: Origin) => Origin): Draft;
  /** Kept under $LOA_DATA/writing/ until the draft is published or dropped. At once after it setExtras says that it belongs to the draft: what belongs to none is removed. */
  attach(
    file: string,
    name: string,
    bytes: Uint8Array,
    who: Who,
  ): { readonly file: string; readonly sha256: string };
  /** Bytes of what was attached. */
  attached(sha256: string): Uint8Array | undefined;
  follow(file: string, listener: (event: DraftEvent) => void): () => void;
  /** Somebody has it open, until the returned function is called. */
  come(file: string, present: Present): () => void;
  /** Where his cursor stands. */
  point(file: string, present: Present): void;
  people(file: string): readonly Present[];
  /** Gives it what it needs before it can be published and nobody types: ids of steps. */
  complete(file: string, who: Who): void;
  /** Names exactly this state of the draft and its extras: consent and publishing are bound to it. */
  seal(file: string): string;
  ask(file: string, who: Who, why: string, seal: string): Draft;
  publish(file: string, who: Who, why: string, seal: string): Promise<Version>;
  approve(file: string, who: Who, seal: string): Promise<Version>;
  sendBack(file: string, who: Who, why: string): Draft;
  drop(file: string, who: Who): void;
  /** Whether the ward asks for an approver's consent before a text is published. */
  needsConsent(): boolean;
  /** Whether it could be published, and what content/ would be then. */
  tryOut(file: string): Tried;
  /**
   * What a centre sent or took back is written, all of it or nothing, as a version of whoever agreed. Throws `not-kept`,
   * `no-change`.
   */
  place(edits: readonly AnyEdit[], who: Who, why: string): Promise<Version>;
  /** A form of the console has just written these files of content/: a version of whoever sent it. */
  kept(files: readonly string[], who: Who, why: string): void;
  /** Where the file was changed by hand and merging it needs a person. */
  conflict(file: string): Conflict | undefined;
  /** Settles it: the draft goes on from the file as it is now, with this text. */
  settle(file: string, text: string, theirsHash: string | undefined, who: Who): Draft;
  versions(file?: string): readonly Version[];
  /** Undefined: the file was not there then. */
  textOf(version: number, file: string): string | undefined;
  /** A restored version is a draft first. */
  restore(version: number, file: string, who: Who): Draft;
  close(): void;
}
