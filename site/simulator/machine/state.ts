import type { Simulator } from '../../../content/schema/simulator.ts';

/** What is wrong with one field, in the words of its content. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  /** Position of the broken rule in the field's rules; a refusal of something real-looking has no rule. */
  readonly rule: number | 'refused';
}

/** Everything the practice knows. It is plain data, lives in memory only and is never written anywhere. */
export interface State {
  readonly screen: string;
  /** By field id, as typed; a day is `d/m/yyyy`. */
  readonly values: Readonly<Record<string, string>>;
  /** Fields whose value the reader wrote: no example takes its place unasked. */
  readonly own: readonly string[];
  /** Position of the example identity last used. */
  readonly identity: number;
  /** By code id: how often it was renewed. */
  readonly renewals: Readonly<Record<string, number>>;
  /** In the order of the fields. */
  readonly errors: readonly FieldError[];
  readonly help: 'none' | 'hint' | 'show';
  /** Screen an action with `returns` goes back to. */
  readonly remembered: string | null;
  /** Review screen that sent us here to change something. */
  readonly changing: string | null;
  /** Screens that were walked through or to, in order, each once. */
  readonly visited: readonly string[];
  /** Screens whose task was carried out, each once: what the closing page counts. */
  readonly done: readonly string[];
  /** Whether examples stand for what was skipped, because a link led into the middle. */
  readonly assumed: boolean;
  /** Today in Vietnam, `yyyy-mm-dd`. */
  readonly today: string;
}

export type Event =
  | { readonly type: 'write'; readonly field: string; readonly value: string }
  /** The field lost focus: something real-looking is refused at once, nothing else is said yet. */
  | { readonly type: 'leave'; readonly field: string }
  | { readonly type: 'act'; readonly action: number }
  | { readonly type: 'try'; readonly index: number }
  | { readonly type: 'fill'; readonly identity: number }
  | { readonly type: 'hint' }
  | { readonly type: 'show' }
  /** The browser's back and forward, or a link into the middle. */
  | { readonly type: 'visit'; readonly screen: string }
  /** From a review to the screen of one answer; its first action comes back. */
  | { readonly type: 'change'; readonly screen: string }
  | { readonly type: 'restart' };

/** The state in which a practice opens. `today` is `yyyy-mm-dd` in Vietnam. */
export function start(simulator: Simulator, today: string): State {
  return {
    screen: simulator.start,
    values: {},
    own: [],
    identity: 0,
    renewals: {},
    errors: [],
    help: 'none',
    remembered: null,
    changing: null,
    visited: [],
    done: [],
    assumed: false,
    today,
  };
}
