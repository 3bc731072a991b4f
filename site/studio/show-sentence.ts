import { room } from './room-parts.ts';

/**
 * Brings the sentence and what is pressed for it into view, where one of them is not: on a telephone both lie under the menu. At
 * once and without a glide, which is what whoever asks for little motion gets too.
 */
export function showSentence(): void {
  const prompt = room.part('prompt');
  const panel = panelNow();
  if (!prompt || !panel) return;
  const { top } = prompt.getBoundingClientRect();
  const { bottom } = panel.getBoundingClientRect();
  if (top >= 0 && bottom <= freeUntil()) return;
  prompt.scrollIntoView({ block: 'start', behavior: 'instant' });
}

let height = 0;
let growth: ResizeObserver | undefined;

/**
 * What is said in the panel makes it higher, and may push its buttons under the bar: from now on it is brought into view then, where
 * the browser tells (Safari from 13.1 on, Firefox from 69 on).
 */
export function watchPanel(): void {
  growth?.disconnect();
  const panel = panelNow();
  if (!panel || !('ResizeObserver' in globalThis)) return;
  height = panel.offsetHeight;
  growth = new ResizeObserver(() => {
    if (panel.offsetHeight > height) showSentence();
    height = panel.offsetHeight;
  });
  growth.observe(panel);
}

function panelNow(): HTMLElement | null | undefined {
  return room.part('microphone')?.querySelector<HTMLElement>('.panel');
}

/** CSS px from the top: narrow screens have a bar at the bottom, wide ones at the top. */
function freeUntil(): number {
  const bar = document.querySelector('.always')?.getBoundingClientRect();
  return bar && bar.top > innerHeight / 2 ? bar.top : innerHeight;
}
