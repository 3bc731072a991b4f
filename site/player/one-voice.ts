/**
 * Lets one page of this site speak at a time, the one that began last: begins another, this sound stops and `hushed` is called.
 * Browsers without BroadcastChannel are those of telephones that let one page sound at a time themselves (Safari before 15.4).
 */
export function oneVoice(audio: HTMLAudioElement, hushed: () => void): void {
  /** Begins with the time, 13 digits until the year 2286: who began later has the greater name. */
  let mine = '';
  let channel: BroadcastChannel | undefined;
  const close = () => {
    channel?.close();
    channel = undefined;
  };
  audio.addEventListener('play', () => {
    close();
    mine = `${Date.now()} ${Math.random()}`;
    // Open only while this page speaks: a page that listens is not kept by browsers for their back button.
    if ('BroadcastChannel' in window) channel = new BroadcastChannel('loa-nghe');
    if (channel === undefined) return;
    channel.onmessage = ({ data }) => {
      if (String(data) <= mine) return;
      audio.pause();
      hushed();
    };
    channel.postMessage(mine);
  });
  // A sound that fails ends without a pause.
  for (const type of ['pause', 'emptied', 'error']) audio.addEventListener(type, close);
}
