import { draw } from './draw.ts';

/** After this silence a screen reader is told what was found; sooner would talk over the typing. */
const announceAfterMs = 600;

/** What tells a screen reader the last of the texts it was given, unseen at the end of `place`. */
export function makeAnnouncer(place: Element): (text: string) => void {
  const status = draw('p', { class: 'unseen', role: 'status' });
  place.append(status);
  let announcing: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => (status.textContent = text), announceAfterMs);
  };
}
