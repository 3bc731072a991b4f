// Sends what is typed within a second, takes in what others type, and keeps what could not be sent.
import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { EditorView } from 'prosemirror-view';
import type { Composing } from './composing.ts';
import type { StepKeeper } from './kept-steps.ts';
import { takeSteps } from './take-steps.ts';
import type { PageData, TakenStep } from './page-data.ts';
import { sentAtOnce } from './sent-at-once.ts';
import type { Standing } from './standing.ts';
import type { Answer, Station } from './station.ts';
import { wordsOf } from './words-of.ts';

export interface Sync {
  /** Something was typed. */
  changed(): void;
  /** In the browser, whatever happens next. */
  keepNow(): void;
  /** What others did, `first` is the version before it. */
  readonly take: (first: number, steps: readonly TakenStep[]) => void;
  /** The way to the station may be there again. */
  readonly tryNow: () => void;
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
const pause = (tries: number): number => Math.min(8000, 250 * 2 ** tries);

export function createSync(needs: Needs): Sync {
  const { view, station, standing, client } = needs;
  let [sending, ended] = [false, false];
  let tries = 0;
  let sendTimer: number | undefined;

  const keep = keepUnsent(needs);
  const sendIn = (ms: number): void => {
    if (ended) return;
    clearTimeout(sendTimer);
    sendTimer = window.setTimeout(() => void send(), ms);
  };
  const take = takeSteps(needs);
  const send = async (): Promise<void> => {
    if (sending || ended) return;
    const unsent = sendableSteps(view.state);
    if (!unsent) {
      standing.saved();
      return;
    }
    sending = true;
    const json = sentAtOnce(unsent.steps);
    const part = { ...unsent, steps: unsent.steps.slice(0, json.length) };
    const answer = await station.send(part.version, json, client);
    sending = false;
    const came = await hear(needs, take, answer, part);
    if (came === 'over') return;
    tries = came === 'through' ? 0 : tries + 1;
    keep.now();
    if (!sendableSteps(view.state)) standing.saved();
    else if (tries > 0) sendIn(pause(tries));
    // What others did comes in first, and that may wait for the end of a word.
    else
      needs.composing.whenIdle(() => {
        sendIn(0);
      });
  };
  return {
    take,
    keepNow: keep.now,
    changed() {
      if (ended) return;
      standing.typing();
      sendIn(tries === 0 ? sendMs : pause(tries));
      keep.soon();
    },
    tryNow() {
      if (sendableSteps(view.state)) sendIn(0);
    },
    end() {
      keep.now();
      ended = true;
      clearTimeout(sendTimer);
    },
  };
}

type Unsent = NonNullable<ReturnType<typeof sendableSteps>>;

/** `over`: nothing more is sent of this draft, or of these words as they are. */
async function hear(
  needs: Needs,
  take: Sync['take'],
  answer: Answer,
  unsent: Unsent,
): Promise<'through' | 'away' | 'over'> {
  switch (answer.is) {
    case 'taken':
      confirm(needs, answer.version, unsent);
      return 'through';
    case 'behind':
      take(unsent.version, answer.steps);
      return 'through';
    case 'gone':
      needs.gone();
      return 'over';
    case 'refused':
      needs.standing.refused(answer.says);
      return 'over';
    case 'away':
    case 'signed-out':
      needs.standing.away(answer.is);
      if (answer.is === 'signed-out') await lookAgain(needs);
      return 'away';
  }
}

/** Of what was sent the stream may have told some already. */
function confirm({ view, client }: Needs, version: number, sent: Unsent): void {
  const own = sent.steps.slice(getVersion(view.state) - sent.version);
  if (version !== sent.version + sent.steps.length || own.length === 0) return;
  view.dispatch(
    receiveTransaction(
      view.state,
      own,
      own.map(() => client),
    ),
  );
}

/** The token of whoever signed in again; or another draft. */
async function lookAgain({ station, data, gone }: Needs): Promise<void> {
  const page = await station.look();
  if (typeof page === 'object' && page.draft !== data.draft) gone();
}

/** Puts what is unsent into the browser's storage. */
function keepUnsent({ view, keeper, standing, data, client }: Needs) {
  let timer: number | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const unsent = sendableSteps(view.state);
    const kept = unsent && {
      ...{ draft: data.draft, client, version: unsent.version, words: wordsOf(unsent.steps) },
      steps: unsent.steps.map((step): unknown => step.toJSON()),
    };
    standing.canKeep(keeper.keep(kept ?? undefined));
  };
  return { now, soon: () => (timer ??= window.setTimeout(now, keepMs)) };
}
