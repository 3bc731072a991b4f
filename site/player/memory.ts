const key = (name: string): string => `loa-nghe:${name}`;
const speedKey = key('toc-do');

// Private windows may refuse storage, and a full one takes nothing: then nothing is remembered, and listening goes on.

function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

function write(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Said above.
  }
}

/** Seconds at which listening to a bulletin stopped last time, 0 when unknown. */
export const rememberedPosition = (sha256: string): number => Number(read(key(sha256))) || 0;

/** Remembers the position in seconds; undefined forgets it. */
export function rememberPosition(sha256: string, seconds: number | undefined): void {
  write(key(sha256), seconds?.toFixed(1));
}

/** Calls `changed` whenever another page of this site has remembered something. */
export function onRemembered(changed: () => void): void {
  window.addEventListener('storage', changed);
}

/** The speed last chosen on this device, as the select's value (`1.25`); empty when none was. */
export const rememberedSpeed = (): string => read(speedKey);

export function rememberSpeed(value: string): void {
  write(speedKey, value);
}
