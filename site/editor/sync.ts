// Sends what is typed within a second, takes in what others type, and keeps what could not be sent.
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { Step } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';
import type { Composing } from './composing.ts';
import type { StepKeeper } from './kept-steps.ts';
import { receive } from './open-state.ts';
import type { PageData, TakenStep } from './page-data.ts';
import type { Standing } from './standing.ts';
import type { Station } from './station.ts';
import { wordsOf } from './words-of.ts';

export interface Sync {
  /** Something was typed. */
  changed(): void;
  /** In the browser, whatever happens next. */
  keepNow(): void;
  /** What others did, `first` is the version before it. */
  take(first: number, steps: readonly TakenStep[]): void;
  /** The way to the station may be there again. */
  tryNow(): void;
  /** No draft takes any of it any more. */
  end(): void;
}

interface Needs {
  readonly view: EditorView;
  readonly composing: Composing;
  readonly station: Station;
  readonly keeper: StepKeeper;
  readonly standing: Standing;
  readonly data: Pick<PageData, 'draft'>;
  readonly client: string;
  /** The station has another draft of this file than this page: this one's time is over. */
  readonly gone: () => void;
  /** Words that others left no place for. */
  readonly lost: (words: string) => void;
}

/** Real ms after the last key until it is sent, and until it lies in the browser's storage. */
const sendMs = 400;
const keepMs = 150;
/** Between two tries: longer each time, never so long that somebody waits for it. */
const triesMs = [500, 1000, 2000, 4000, 8000] as const;

export function createSync(needs: Needs): Sync {
  const { view, composing, station, keeper, standing, data, client } = needs;
  let [sending, ended] = [false, false];
  let tries = 0;
  let [sendTimer, keepTimer]: (number | undefined)[] = [];

  const keep = (): void => {
    clearTimeout(keepTimer);
    keepTimer = undefined;
    const unsent = sendableSteps(view.state);
    const kept = unsent && {
      ...{ draft: data.draft, client, version: unsent.version, words: wordsOf(unsent.steps) },
      steps: unsent.steps.map((step): unknown => step.toJSON()),
    };
    standing.canKeep(keeper.keep(kept ?? undefined));
  };
  const sendIn = (ms: number): void => {
    if (ended) return;
    clearTimeout(sendTimer);
    sendTimer = window.setTimeout(() => void send(), ms);
  };
  const take = (first: number, steps: readonly TakenStep[]): void => {
    composing.whenIdle(() => {
      const known = getVersion(view.state) - first;
      // Older than what we know, or not what comes next: the stream is opened anew at what we know.
      if (known < 0 || known >= steps.length) return;
      const before = sendableSteps(view.state)?.steps ?? [];
      const fresh = steps.slice(known);
      view.dispatch(receive(view.state, fresh));
      tellLost(before, fresh.filter((step) => step.client === client).length);
    });
  };
  /** Where others removed the place, `receive` leaves out what was typed there. */
  const tellLost = (before: readonly Step[], own: number): void => {
    const now = sendableSteps(view.state)?.steps.length ?? 0;
    if (before.length - own <= now) return;
    const words = wordsOf(before.slice(own));
    const text = view.state.doc.textContent;
    if (words.trim() !== '' && !text.includes(words)) needs.lost(words);
  };
  const confirm = (version: number, sent: NonNullable<ReturnType<typeof sendableSteps>>): void => {
    const known = getVersion(view.state) - sent.version;
    const own = sent.steps.slice(known);
    if (version !== sent.version + sent.steps.length || own.length === 0) return;
    view.dispatch(
      receiveTransaction(
        view.state,
        own,
        own.map(() => client),
      ),
    );
  };
  const send = async (): Promise<void> => {
    if (sending || ended) return;
    const unsent = sendableSteps(view.state);
    if (!unsent) {
      standing.saved();
      return;
    }
    sending = true;
    const json = unsent.steps.map((step): unknown => step.toJSON());
    const answer = await station.send(unsent.version, json, client);
    sending = false;
    switch (answer.is) {
      case 'taken':
        confirm(answer.version, unsent);
        tries = 0;
        break;
      case 'behind':
        take(unsent.version, answer.steps);
        tries = 0;
        break;
      case 'gone':
        needs.gone();
        return;
      case 'refused':
        standing.refused(answer.says);
        return;
      case 'away':
      case 'signed-out':
        standing.away(answer.is);
        if (answer.is === 'signed-out') await lookAgain();
        tries += 1;
    }
    keep();
    if (sendableSteps(view.state)) sendIn(tries === 0 ? 0 : (triesMs[tries - 1] ?? 8000));
    else standing.saved();
  };
  const lookAgain = async (): Promise<void> => {
    const page = await station.look();
    if (typeof page === 'object' && page.draft !== data.draft) needs.gone();
  };
  return {
    take,
    keepNow: keep,
    changed() {
      if (ended) return;
      standing.typing();
      sendIn(tries === 0 ? sendMs : (triesMs[tries - 1] ?? 8000));
      keepTimer ??= window.setTimeout(keep, keepMs);
    },
    tryNow() {
      if (sendableSteps(view.state)) sendIn(0);
    },
    end() {
      keep();
      ended = true;
      clearTimeout(sendTimer);
    },
  };
}
