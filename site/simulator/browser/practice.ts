import type { Simulator } from '../../../content/schema/simulator.ts';
import { keptOf } from '../machine/kept.ts';
import { changed } from '../machine/moves.ts';
import { next } from '../machine/next.ts';
import type { Event as Happened, State } from '../machine/state.ts';
import { addressOf } from './address.ts';
import { draw, wipe } from './draw.ts';
import { moveFocus } from './focus.ts';
import { keeperOf } from './keep.ts';
import { opening } from './opening.ts';
import { all, showLine } from './page.ts';
import type { Settle } from './settle.ts';

/** The practice on its page. Everything typed lives in its state, in memory alone; the device remembers screens (ADR 61). */
export interface Practice {
  readonly state: State;
  /** Entries of the history that are ours, so that "Quay lại" on the first screen leaves to the list instead of the page before. */
  depth: number;
  readonly open: () => void;
  readonly send: (event: Happened, fromHistory?: boolean) => void;
  /** Draws what is known already, and takes back what was asked. */
  readonly show: () => void;
  readonly forget: () => void;
}

/** Vietnam has had one time zone without summer time since 1975: seven hours ahead of UTC. */
function todayInVietnam(): string {
  return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
}

/** Opens it. */
export function practiceOn(root: HTMLElement, simulator: Simulator, settle: Settle): Practice {
  const keeper = keeperOf(simulator.slug);
  let state: State;
  const show = () => {
    draw(root, simulator, state);
    showLine(root, 'ask', 'none');
  };
  /** Only what somebody did is kept: who opens a link, or looks around on the first screen, does not lose an older place. */
  const keep = ({ type }: Happened) => {
    if (state.visited.length === 0 && type !== 'restart') return;
    const kept = type === 'restart' ? undefined : keptOf(simulator, state);
    if (!keeper.write(kept)) showLine(root, 'unkept', '');
  };
  const open = () => {
    const opened = opening(simulator, todayInVietnam(), keeper.read());
    state = opened.state;
    // So that the browser's way back from the next screen leads here.
    const isElsewhere = location.hash === '' && state.screen !== simulator.start;
    if (isElsewhere || opened.news === 'gone')
      history.replaceState(null, '', addressOf(state.screen));
    show();
    showLine(root, 'news', opened.news);
    settle.begin();
  };
  const send = (event: Happened, fromHistory = false) => {
    const before = state;
    state = next(simulator, before, event);
    if (state === before && event.type !== 'act') return;
    const moved = state.screen !== before.screen;
    if (moved && !fromHistory) {
      practice.depth += 1;
      history.pushState(null, '', location.pathname + addressOf(state.screen));
    }
    show();
    keep(event);
    if (moved) for (const name of ['news', 'sent']) showLine(root, name, 'none');
    moveFocus(root, before, state, event);
    if (moved) settle.begin();
    if (event.type === 'leave') say(root, state);
  };
  const forget = () => {
    wipe(root);
    state = changed(state, { values: {}, own: [] });
  };
  open();
  const practice: Practice = {
    depth: 0,
    open,
    send,
    show,
    forget,
    get state() {
      return state;
    },
  };
  return practice;
}

/** A refusal beside a field that was just left is told to a screen reader without moving it. */
function say(root: HTMLElement, { errors }: State): void {
  const [status] = all(root, '[data-status]');
  const last = errors[errors.length - 1];
  if (status !== undefined && last !== undefined) status.textContent = last.message;
}
