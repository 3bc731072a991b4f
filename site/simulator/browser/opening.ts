import type { Simulator } from '../../../content/schema/simulator.ts';
import { takeUp, type Kept } from '../machine/kept.ts';
import { changed } from '../machine/moves.ts';
import { next } from '../machine/next.ts';
import { start, type State } from '../machine/state.ts';
import { screenAt, wasSent } from './address.ts';

/** What a reader is told above the first screen: the page has the words (view/Simulator.astro). */
type News = 'none' | 'taken-up' | 'changed' | 'gone' | 'sent';

/** In which state a practice opens, by its address and what the device remembers, and what to say of it. */
export function opening(
  simulator: Simulator,
  today: string,
  kept: Kept | undefined,
): { readonly state: State; readonly news: News } {
  const begin = start(simulator, today);
  const taken = kept && takeUp(simulator, today, kept);
  const state = taken || begin;
  // Who has come to the end practises anew; what was done stays done.
  const isOver = simulator.screens.some(({ id, look }) => id === state.screen && look === 'end');
  const onward = isOver ? changed(begin, { done: state.done }) : state;
  const screen = screenAt(simulator, location.hash);
  if (screen !== undefined && location.hash !== '') {
    const there =
      state.screen === screen ? state : next(simulator, state, { type: 'visit', screen });
    if (wasSent()) return { state: there, news: 'sent' };
    return { state: there, news: there === taken ? 'taken-up' : 'none' };
  }
  if (/^#man-hinh-/.test(location.hash)) return { state: onward, news: 'gone' };
  if (taken === undefined) return { state: begin, news: kept ? 'changed' : 'none' };
  return { state: onward, news: onward.screen === begin.screen ? 'none' : 'taken-up' };
}
