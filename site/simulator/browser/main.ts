// Draws what the machine says and tells it what happens. Everything typed lives in `state`, in this module's memory alone.
import type { Simulator } from '../../../content/schema/simulator.ts';
import { next } from '../machine/next.ts';
import { start, type Event as Happened, type State } from '../machine/state.ts';
import { addressOf, screenAt } from './address.ts';
import { draw } from './draw.ts';
import { moveFocus } from './focus.ts';
import { listen } from './listen.ts';
import { all } from './page.ts';

/** Vietnam has had one time zone without summer time since 1975: seven hours ahead of UTC. */
function todayInVietnam(): string {
  return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
}

function run(root: HTMLElement, simulator: Simulator): void {
  let state: State = start(simulator, todayInVietnam());
  /** Entries of the history that are ours, so that "Quay lại" on the first screen leaves to the list instead of the page before. */
  let depth = 0;

  function fresh(): State {
    const begin = start(simulator, todayInVietnam());
    const screen = screenAt(simulator, location.hash);
    if (screen === undefined || screen === simulator.start) return begin;
    return next(simulator, begin, { type: 'visit', screen });
  }

  function send(event: Happened, fromHistory = false): void {
    const before = state;
    state = next(simulator, before, event);
    if (state === before && event.type !== 'act') return;
    const moved = state.screen !== before.screen;
    if (moved && !fromHistory) {
      depth += 1;
      history.pushState(null, '', addressOf(state.screen));
    }
    draw(root, simulator, state);
    moveFocus(root, before, state, event);
    if (event.type === 'leave') say(state);
  }

  /** A refusal beside a field that was just left is told to a screen reader without moving it. */
  function say({ errors }: State): void {
    const [status] = all(root, '[data-status]');
    const last = errors[errors.length - 1];
    if (status !== undefined && last !== undefined) status.textContent = last.message;
  }

  function back(): void {
    if (depth > 0) history.back();
    else location.assign('/thuc-hanh/');
  }

  /** What was typed does not outlive the visit, not even in a page the browser keeps for its back button. */
  function forget(): void {
    state = fresh();
    draw(root, simulator, state);
  }

  state = fresh();
  draw(root, simulator, state);
  for (const element of all(root, '[data-live]')) element.hidden = false;
  for (const control of all(root, '[disabled]')) control.removeAttribute('disabled');
  if (CSS.supports('-webkit-text-security', 'disc')) {
    for (const button of all(root, '[data-mask]')) button.hidden = false;
  }
  if ('scrollRestoration' in history) history.scrollRestoration = 'manual';
  listen(root, send, back);
  window.addEventListener('popstate', () => {
    const screen = screenAt(simulator, location.hash);
    if (screen === undefined || screen === state.screen) return;
    depth = Math.max(0, depth - 1);
    send({ type: 'visit', screen }, true);
  });
  window.addEventListener('pagehide', forget);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) forget();
  });
  const missing = document.querySelector('[data-script-missing]');
  if (missing !== null && missing.parentNode !== null) missing.parentNode.removeChild(missing);
  root.setAttribute('data-ready', '');
}

const [root] = all(document, '[data-simulator]');
const data = document.getElementById('du-lieu-tap');
// Written by our own build from content that its schema has checked.
if (root !== undefined && data !== null) run(root, JSON.parse(data.textContent || '') as Simulator);
