import { getVersion, sendableSteps } from 'prosemirror-collab';
import type { EditorView } from 'prosemirror-view';
import type { Beside } from '../../../content/schema/beside.ts';
import { followText, startAsking, tellBeside } from './plugin.ts';
import type { BesideStation } from './station.ts';

export interface Asking {
  /** Asks anew, though the text is the same. */
  readonly refresh: () => void;
  close(): void;
}

interface Heard {
  readonly known: (beside: Beside) => void;
  /** What is shown is of an older text. */
  readonly stale: () => void;
  readonly failed: (why: string) => void;
}

/** Ms after the last change. */
const restMs = 700;
/** While the voice still reads, or the station was away. */
const againMs = 3000;

/** Keeps what is known beside a text up to what is written: asked while nobody types and nothing is unsent. */
export function keepAsking(view: EditorView, station: BesideStation, heard: Heard): Asking {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isClosed = false;
  const later = (ms: number): void => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void ask(), ms);
  };
  const isComposing = (): boolean => view.composing;
  const ask = async (): Promise<void> => {
    if (isAsking || isComposing() || sendableSteps(view.state)) {
      later(restMs);
      return;
    }
    isAsking = true;
    const version = getVersion(view.state);
    startAsking(view);
    const answer = await station.beside();
    isAsking = false;
    if (isClosed) return;
    if ('failed' in answer) {
      heard.failed(answer.failed);
      later(againMs);
      return;
    }
    // Somebody else wrote meanwhile, and its places are of a text that we don't have yet; or a word is being composed.
    if (answer.got.version !== version || isComposing()) {
      later(restMs);
      return;
    }
    tellBeside(view, answer.got);
    heard.known(answer.got);
    if (getVersion(view.state) !== version || sendableSteps(view.state)) later(restMs);
    else if (answer.got.length.isGuess && !isForEver(answer.got)) later(againMs);
  };
  const unfollow = followText(view, () => {
    heard.stale();
    later(restMs);
  });
  later(0);
  return {
    refresh: () => {
      later(0);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      unfollow();
    },
  };
}

/** Of some recording nobody can tell how long it is. */
function isForEver({ length: { airings, isMeasuring } }: Beside): boolean {
  if (isMeasuring === true) return false;
  return airings.length === 0 || airings.every(({ unmeasured }) => unmeasured.length > 0);
}
