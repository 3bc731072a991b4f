import { onRemembered, rememberPosition, rememberedPosition } from './memory.ts';

/** Who left so near the end has heard it, and begins anew. */
const nearEndSeconds = 5;

/** A telephone that dies says no word before: so often the place is written down while it is heard. */
const everySeconds = 5;

/** What is written down is rounded to a tenth: nearer than this it is the same place. */
const samePlaceSeconds = 0.1;

/** Where one sound is heard, or goes on. */
export interface Place {
  /** Where it goes on at the next press; 0 where it begins. */
  readonly seconds: number;
  /** Goes on from there, even if nothing of the sound is here yet. */
  readonly goTo: (seconds: number) => void;
}

/** Takes the sound up where it was left on this device, and remembers where it is left now; an error does not lose the place. */
export function keepPlace(audio: HTMLAudioElement, sha256: string): Place {
  /** Where it is to go on, until it has come there: left meanwhile, it goes on there next time. */
  let wanted: number | undefined;
  /** Whether somebody chose that place on this page. */
  let isChosen = false;
  const kept = keptPlace(audio, sha256);
  const goTo = (seconds: number) => {
    wanted = seconds;
    isChosen = true;
    audio.currentTime = seconds;
  };
  // Before anything is fetched: the browser then begins there. Some forget it until they know the sound (Safari 11).
  const reach = () => {
    if (wanted !== undefined && audio.currentTime < wanted) audio.currentTime = wanted;
  };
  const arrive = () => {
    wanted = undefined;
  };
  const keep = () => {
    if (wanted !== undefined) kept.write(wanted);
    // Before the sound is there it is at no place of this visit.
    else if (audio.readyState > 0 && !audio.ended && audio.currentTime > 0)
      kept.write(audio.currentTime);
  };
  const recall = () => {
    if (audio.readyState > 0 || isChosen) return;
    const recalled = kept.read();
    wanted = recalled > 0 ? recalled : undefined;
    reach();
  };
  recall();
  onRemembered(recall);
  for (const type of ['play', 'loadedmetadata']) audio.addEventListener(type, reach);
  audio.addEventListener('timeupdate', () => {
    if (audio.readyState === 0 || audio.seeking || audio.paused) return;
    arrive();
    if (Math.abs(audio.currentTime - kept.seconds) >= everySeconds) keep();
  });
  audio.addEventListener('seeked', () => {
    arrive();
    if (audio.paused) keep();
  });
  audio.addEventListener('pause', keep);
  window.addEventListener('pagehide', keep);
  audio.addEventListener('ended', () => {
    kept.write(0);
  });
  audio.addEventListener('error', () => {
    wanted ??= audio.currentTime;
    keep();
    // After an error the play button asks nobody again: set back, it does. Nothing is fetched until then.
    audio.load();
    audio.currentTime = wanted;
  });
  return {
    get seconds() {
      return wanted ?? (audio.ended ? 0 : audio.currentTime);
    },
    goTo,
  };
}

/** The place that is written down on this device. */
interface Kept {
  /** As this page last read or wrote it. */
  readonly seconds: number;
  readonly read: () => number;
  /** 0 forgets it. */
  readonly write: (place: number) => void;
}

function keptPlace(audio: HTMLAudioElement, sha256: string): Kept {
  let seconds = 0;
  return {
    get seconds() {
      return seconds;
    },
    read: () => (seconds = rememberedPosition(sha256)),
    write: (place) => {
      // What was only recalled is not written again: another page may have gone on meanwhile.
      if (Math.abs(place - seconds) < samePlaceSeconds) return;
      seconds = place;
      // How long a sound is that is not here yet, nobody knows.
      const isHeard = place === 0 || audio.duration - place <= nearEndSeconds;
      rememberPosition(sha256, isHeard ? undefined : place);
    },
  };
}
