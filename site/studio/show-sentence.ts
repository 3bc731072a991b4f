import { room } from './room-parts.ts';

/**
 * Brings the sentence and what is pressed for it into view, where one of them is not: on a telephone both lie under the menu. At
 * once and without a glide, which is what whoever asks for little motion gets too.
 */
export function showSentence(): void {
  const prompt = room.part('prompt');
  const panel = room.part('microphone')?.querySelector('.panel');
  if (!prompt || !panel) return;
  const { top } = prompt.getBoundingClientRect();
  const { bottom } = panel.getBoundingClientRect();
  if (top >= 0 && bottom <= freeUntil()) return;
  prompt.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** CSS px from the top: narrow screens have a bar at the bottom, wide ones at the top. */
function freeUntil(): number {
  const bar = document.querySelector('.always')?.getBoundingClientRect();
  return bar && bar.top > innerHeight / 2 ? bar.top : innerHeight;
}
