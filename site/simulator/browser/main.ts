// Wakes the page's practice: draws what the machine says, and tells it what happens.
import type { Simulator } from '../../../content/schema/simulator.ts';
import { screenAt } from './address.ts';
import { listen } from './listen.ts';
import { all } from './page.ts';
import { practiceOn } from './practice.ts';
import { pressesOf } from './presses.ts';
import { settleOn } from './settle.ts';

function run(root: HTMLElement, simulator: Simulator): void {
  const settle = settleOn(root);
  const practice = practiceOn(root, simulator, settle);
  for (const element of all(root, '[data-live]')) element.hidden = false;
  for (const control of all(root, '[disabled]')) control.removeAttribute('disabled');
  if (CSS.supports('-webkit-text-security', 'disc')) {
    for (const button of all(root, '[data-mask]')) button.hidden = false;
  }
  if ('scrollRestoration' in history) history.scrollRestoration = 'manual';
  listen(root, practice.send, pressesOf(root, practice), settle);
  window.addEventListener('popstate', () => {
    const screen = screenAt(simulator, location.hash);
    if (screen === undefined || screen === practice.state.screen) return;
    practice.depth = Math.max(0, practice.depth - 1);
    practice.send({ type: 'visit', screen }, true);
  });
  // What was typed does not outlive the visit, not even in a page the browser keeps for its back button.
  window.addEventListener('pagehide', practice.forget);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) practice.open();
  });
  const missing = document.querySelector('[data-script-missing]');
  if (missing !== null && missing.parentNode !== null) missing.parentNode.removeChild(missing);
  root.setAttribute('data-ready', '');
}

const [root] = all(document, '[data-simulator]');
const data = document.getElementById('du-lieu-tap');
// Written by our own build from content that its schema has checked.
if (root !== undefined && data !== null) run(root, JSON.parse(data.textContent || '') as Simulator);
