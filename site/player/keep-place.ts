import { onRemembered, rememberPosition, rememberedPosition } from './memory.ts';

/** Who left so near the end has heard it, and begins anew. */
const nearEndSeconds = 5;

/** A telephone that dies says no word before: so often the place is written down while it is heard. */
const everySeconds = 5;

/** Where one sound is heard, or goes on. */
export interface Place {
  /** Where it goes on at the next press; 0 where it begins. */
  readonly seconds: number;
  /** Goes on from there, even if nothing of the sound is here yet. */
  readonly goTo: (seconds: number) => void;
}

/** Takes the sound up where it was left on this device, and remembers where it is left now; an error does not lose the place. */
export function keepPlace(audio: HTMLAudioElement, sha256: string): Place {
  /** Where it is to go on, until it has come there; 0 then. */
  let wanted = 0;
  let kept = 0;
  const goTo = (seconds: number) => {
    wanted = seconds;
    audio.currentTime = seconds;
  };
  // Before anything is fetched: the browser then begins there. Some forget it until they know the sound (Safari 11).
  const reach = () => {
    if (audio.currentTime < wanted) audio.currentTime = wanted;
  };
  const keep = () => {
    // On its way to a place it is at none, and before the sound is there at no place of this visit.
    if (wanted > 0 || audio.readyState === 0 || audio.seeking || audio.ended) return;
    kept = audio.currentTime;
    if (kept > 0)
      rememberPosition(sha256, audio.duration - kept > nearEndSeconds ? kept : undefined);
  };
  const recall = () => {
    if (audio.readyState > 0) return;
    wanted = rememberedPosition(sha256);
    reach();
  };
  recall();
  onRemembered(recall);
  for (const type of ['play', 'loadedmetadata']) audio.addEventListener(type, reach);
  audio.addEventListener('timeupdate', () => {
    if (audio.readyState === 0 || audio.seeking || audio.paused) return;
    wanted = 0;
    if (Math.abs(audio.currentTime - kept) >= everySeconds) keep();
  });
  audio.addEventListener('seeked', () => {
    wanted = 0;
    if (audio.paused) keep();
  });
  audio.addEventListener('pause', keep);
  window.addEventListener('pagehide', keep);
  audio.addEventListener('ended', () => {
    rememberPosition(sha256, undefined);
  });
  audio.addEventListener('error', () => {
    const place = wanted || audio.currentTime;
    if (place > 0) rememberPosition(sha256, place);
    // After an error the play button asks nobody again: set back, it does. Nothing is fetched until then.
    audio.load();
    goTo(place);
  });
  return {
    get seconds() {
      return wanted || (audio.ended ? 0 : audio.currentTime);
    },
    goTo,
  };
}
