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

/** What is said in the panel makes it higher, and may push its buttons under the bar: from now on it is brought into view then. */
export function watchPanel(): void {
  growth.disconnect();
  const panel = panelNow();
  if (!panel) return;
  height = panel.offsetHeight;
  growth.observe(panel);
}

let height = 0;
const growth = new ResizeObserver(() => {
  const now = panelNow()?.offsetHeight ?? 0;
  if (now > height) showSentence();
  height = now;
});

function panelNow(): HTMLElement | null | undefined {
  return room.part('microphone')?.querySelector<HTMLElement>('.panel');
}

/** CSS px from the top: narrow screens have a bar at the bottom, wide ones at the top. */
function freeUntil(): number {
  const bar = document.querySelector('.always')?.getBoundingClientRect();
  return bar && bar.top > innerHeight / 2 ? bar.top : innerHeight;
}
