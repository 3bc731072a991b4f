const key = (sha256: string): string => `loa-nghe:${sha256}`;

/** Seconds at which listening to a bulletin stopped last time, 0 when unknown. Private windows may refuse storage. */
export function rememberedPosition(sha256: string): number {
  try {
    return Number(localStorage.getItem(key(sha256)) ?? 0) || 0;
  } catch {
    return 0;
  }
}

/** Remembers the position in seconds; undefined forgets it. */
export function rememberPosition(sha256: string, seconds: number | undefined): void {
  try {
    if (seconds === undefined) localStorage.removeItem(key(sha256));
    else localStorage.setItem(key(sha256), seconds.toFixed(1));
  } catch {
    // Nowhere to remember: listening goes on.
  }
}
