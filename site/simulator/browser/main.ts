// Draws what the machine says and tells it what happens. Everything typed lives in `state`, in this module's memory alone;
// which screens were reached is remembered by the device (ADR 61).
import type { Simulator } from '../../../content/schema/simulator.ts';
import { keptOf } from '../machine/kept.ts';
import { changed } from '../machine/moves.ts';
import { next } from '../machine/next.ts';
import type { Event as Happened, State } from '../machine/state.ts';
import { addressOf, addressToSend, screenAt } from './address.ts';
import { draw, wipe } from './draw.ts';
import { moveFocus } from './focus.ts';
import { keeperOf } from './keep.ts';
import { listen } from './listen.ts';
import { opening } from './opening.ts';
import { all } from './page.ts';
import { sendStep } from './send-step.ts';
import { settleOn } from './settle.ts';

/** Vietnam has had one time zone without summer time since 1975: seven hours ahead of UTC. */
function todayInVietnam(): string {
  return new Date(Date.now() + 7 * 3600 * 1000).toISOString().slice(0, 10);
}

function run(root: HTMLElement, simulator: Simulator): void {
  const keeper = keeperOf(simulator.slug);
  const settle = settleOn(root);
  let state: State;
  /** Entries of the history that are ours, so that "Quay lại" on the first screen leaves to the list instead of the page before. */
  let depth = 0;

  /** Shows the one line of those with `data-<name>` that has this value. */
  function tell(name: string, value: string): void {
    for (const line of all(root, `[data-${name}]`))
      line.hidden = line.getAttribute(`data-${name}`) !== value;
  }

  function show(): void {
    draw(root, simulator, state);
    for (const element of all(root, '[data-ask]')) element.hidden = true;
    // A practice that was only opened leaves nothing behind.
    if (!keeper.write(state.visited.length === 0 ? undefined : keptOf(state))) tell('unkept', '');
  }

  function open(): void {
    const { state: begin, news } = opening(simulator, todayInVietnam(), keeper.read());
    state = begin;
    // So that the browser's way back from the next screen leads here.
    if (location.hash === '' && state.screen !== simulator.start)
      history.replaceState(null, '', addressOf(state.screen));
    show();
    tell('news', news);
    settle.begin();
  }

  function send(event: Happened, fromHistory = false): void {
    const before = state;
    state = next(simulator, before, event);
    if (state === before && event.type !== 'act') return;
    const moved = state.screen !== before.screen;
    if (moved && !fromHistory) {
      depth += 1;
      history.pushState(null, '', location.pathname + addressOf(state.screen));
    }
    show();
    if (moved) for (const name of ['news', 'sent']) tell(name, 'none');
    moveFocus(root, before, state, event);
    if (moved) settle.begin();
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

  /** Asks first, where something would be lost. */
  function restart(): void {
    const [ask] = all(root, '[data-ask]');
    if (state.done.length === 0 || ask === undefined) {
      send({ type: 'restart' });
      return;
    }
    ask.hidden = false;
    ask.focus();
    ask.scrollIntoView({ block: 'center' });
  }

  /** What was typed does not outlive the visit, not even in a page the browser keeps for its back button. */
  function forget(): void {
    wipe(root);
    state = changed(state, { values: {}, own: [] });
  }

  open();
  for (const element of all(root, '[data-live]')) element.hidden = false;
  for (const control of all(root, '[disabled]')) control.removeAttribute('disabled');
  if (CSS.supports('-webkit-text-security', 'disc')) {
    for (const button of all(root, '[data-mask]')) button.hidden = false;
  }
  if ('scrollRestoration' in history) history.scrollRestoration = 'manual';
  const presses = {
    back,
    restart,
    erase: () => {
      send({ type: 'restart' });
    },
    stay: () => {
      show();
      for (const button of all(root, '[data-screen] [data-restart]')) button.focus();
    },
    send: () => {
      const address = addressToSend(state.screen);
      for (const place of all(root, '[data-address]')) place.textContent = address;
      void sendStep(address, document.title).then((sent) => {
        tell('sent', sent);
      });
    },
  };
  listen(root, send, presses, settle);
  window.addEventListener('popstate', () => {
    const screen = screenAt(simulator, location.hash);
    if (screen === undefined || screen === state.screen) return;
    depth = Math.max(0, depth - 1);
    send({ type: 'visit', screen }, true);
  });
  window.addEventListener('pagehide', forget);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });
  const missing = document.querySelector('[data-script-missing]');
  if (missing !== null && missing.parentNode !== null) missing.parentNode.removeChild(missing);
  root.setAttribute('data-ready', '');
}

const [root] = all(document, '[data-simulator]');
const data = document.getElementById('du-lieu-tap');
// Written by our own build from content that its schema has checked.
if (root !== undefined && data !== null) run(root, JSON.parse(data.textContent || '') as Simulator);
