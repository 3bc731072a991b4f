// The section of the sentence that is being read, as the server drew it. Every sentence that may be said stands in it; the
// script shows the one that holds.
import type { RoomState } from './keys.ts';

const section = (): HTMLElement | null => document.getElementById('phong-thu');

export const room = {
  section,
  /** The form that sends this sentence up; absent where the person may not, or has not consented. */
  form: (): HTMLFormElement | null | undefined =>
    section()?.querySelector<HTMLFormElement>('form[data-act="keep-take"]'),
  part: (name: string): HTMLElement | null | undefined =>
    section()?.querySelector<HTMLElement>(`[data-is="${name}"]`),
  link: (name: string): HTMLAnchorElement | null | undefined =>
    section()?.querySelector<HTMLAnchorElement>(`a[data-turn="${name}"]`),
  state(): RoomState {
    // Written by `setState` alone; the server writes `idle`.
    return (section()?.dataset['studio'] ?? 'idle') as RoomState;
  },
  /** Buttons show and hide by it (studio.css). */
  setState(state: RoomState): void {
    const shown = section();
    if (shown) shown.dataset['studio'] = state;
    const record = room.part('record');
    if (record) record.textContent = record.dataset[state] ?? record.dataset['idle'] ?? '';
    const hear = room.part('hear');
    if (hear) hear.textContent = hear.dataset[state === 'hearing' ? 'hearing' : 'idle'] ?? '';
  },
  /** Shows of the sentences of one kind (`data-trouble`, `data-doubt`, `data-level`) those of these codes. */
  say(kind: 'trouble' | 'doubt' | 'level' | 'word', codes: readonly string[]): void {
    for (const line of section()?.querySelectorAll<HTMLElement>(`[data-${kind}]`) ?? [])
      line.hidden = !codes.includes(line.dataset[kind] ?? '');
  },
};
