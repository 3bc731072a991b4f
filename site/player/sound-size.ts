/** `{ durationMs: 302_000, bytes: 2_345_678 }` → `5 phút, 2,3 MB`: what listening asks of a resident's time and data. Under a minute in seconds. */
export function saySoundSize(durationMs: number, bytes: number): string {
  const seconds = Math.round(durationMs / 1000);
  const length = seconds < 60 ? `${seconds} giây` : `${Math.round(seconds / 60)} phút`;
  const megabytes = Math.max(0.1, bytes / 1_000_000);
  return `${length}, ${megabytes.toFixed(1).replace('.', ',')} MB`;
}
