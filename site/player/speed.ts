import { rememberSpeed, rememberedSpeed } from './memory.ts';

/** Lets the select drive the sound, from now on and when the page comes back; the choice is kept on the device. */
export function driveSpeed(select: HTMLSelectElement, audio: HTMLAudioElement): void {
  const apply = () => {
    // A sound that is loaded anew takes the default.
    audio.defaultPlaybackRate = Number(select.value);
    audio.playbackRate = audio.defaultPlaybackRate;
  };
  const recall = () => {
    const shown = select.value;
    select.value = rememberedSpeed();
    // Of a value that it does not offer, a select shows nothing.
    if (select.value === '') select.value = shown;
    apply();
  };
  recall();
  // On the way back a browser restores what the form showed only after this script has run.
  window.addEventListener('pageshow', recall);
  select.addEventListener('change', () => {
    rememberSpeed(select.value);
    apply();
  });
}
