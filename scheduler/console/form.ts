import type { ActName } from '../acts/roles.ts';
import type { EventDetail } from '../core/slot.ts';
import type { OperatorAct } from '../store/store.ts';
import type { Looking } from './console-parts.ts';
import type { Html } from './pages/html.ts';
import type { Seen } from './seen.ts';
import type { SentFile } from './sent-file.ts';

/** One act's form: what is in forms/<act>.ts, and stands in the table of forms.ts. */
export interface Form {
  /** Whoever may do this may send it. */
  readonly needs: ActName;
  /** It weakens or hands over something: whoever sends it types his password once more (field `old`), as what he sent says. */
  readonly asksPassword?: (fields: Fields) => boolean;
  /** Fields → what is to be done, or what is wrong with which field. */
  readonly read: (fields: Fields, asker: Asker) => Read | Promise<Read>;
  /** The page that the form stands on, once more, with what is wrong beside the fields and what was typed kept.
   * Without it a page of its own says what is wrong. */
  readonly again?: (seen: Seen, looking: Looking, typed: Typed) => Html | Promise<Html>;
  /** It sends a file up (multipart, 60 MB at most, or what `larger` says); others are 64 kB of text at most. */
  readonly takesFile?: true;
  /** Of a file that may be more than usual: its bytes, and what is said of one that is more yet. */
  readonly larger?: { readonly mostBytes: number; readonly tooLarge: string };
  /** Bytes of text that it may send where that is more. */
  readonly takesText?: number;
}

/** A form that is shown again with what was typed. */
export type WritingForm = Pick<Form, 'read'> & Required<Pick<Form, 'again'>>;

export interface Fields {
  /** NFC, without blanks around it; '' where it was not sent. */
  readonly text: (name: string) => string;
  /** Of a field that was sent several times. */
  readonly all: (name: string) => readonly string[];
  /** Everything by its name, to be shown again; of a field that was sent several times the first. */
  readonly typed: () => Readonly<Record<string, string>>;
  /** On the disk until the act is answered; undefined where none was chosen. */
  readonly file: (name: string) => SentFile | undefined;
}

export interface Asker {
  readonly seen: Seen;
  readonly looking: Looking;
}

export type Read =
  /** For `askFor`; `saw`: what was before the person, for the log. */
  | { readonly act: OperatorAct; readonly saw?: EventDetail }
  /**
   * What the console does by itself (a backup, a file of content/); it may throw LoaError, which is shown beside the form.
   * `facts`: for the log.
   */
  | { readonly own: () => OwnDone | Promise<OwnDone>; readonly facts?: EventDetail }
  /** Nothing yet: a page that asks whether he is sure. */
  | { readonly question: Html }
  | { readonly errors: FieldErrors };

export interface OwnDone {
  /** The page that shows what came of it, under /dai/. */
  readonly to?: string;
  /** What is shown once and never again, instead of a page with an address. */
  readonly page?: Html;
  /** Whole `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
}

/** By the field's name, a Vietnamese sentence; '' for what is of no field. */
export type FieldErrors = Readonly<Record<string, string>>;

export interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
}

/** A form that nothing was typed into. */
export const untouched: Typed = { values: {}, errors: {} };
