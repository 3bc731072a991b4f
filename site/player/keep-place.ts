import { rememberPosition, rememberedPosition } from './memory.ts';

/** Who left so near the end has heard it, and begins anew. */
const nearEndSeconds = 5;

/** Takes the sound up where it was left on this device, and remembers where it is left now; an error does not lose the place. */
export function keepPlace(audio: HTMLAudioElement, sha256: string): void {
  // Before anything is fetched: the browser then begins there, however late this script is told of what it does.
  const last = rememberedPosition(sha256);
  if (audio.currentTime < last) audio.currentTime = last;
  audio.addEventListener('loadedmetadata', () => {
    if (last > 0 && audio.currentTime > audio.duration - nearEndSeconds) audio.currentTime = 0;
  });
  const keep = () => {
    // On its way to a place it is at none, and before the sound is there at no place of this visit.
    const isSomewhere = audio.readyState > 0 && !audio.seeking && !audio.ended;
    if (isSomewhere && audio.currentTime > 0) rememberPosition(sha256, audio.currentTime);
  };
  audio.addEventListener('seeked', () => {
    if (audio.paused) keep();
  });
  audio.addEventListener('pause', keep);
  window.addEventListener('pagehide', keep);
  audio.addEventListener('ended', () => {
    rememberPosition(sha256, undefined);
  });
  audio.addEventListener('error', () => {
    const place = audio.currentTime;
    if (place > 0) rememberPosition(sha256, place);
    // After an error the play button asks nobody again: set back, it does. Nothing is fetched until then.
    audio.load();
    audio.currentTime = place;
  });
}
