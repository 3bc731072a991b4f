/**
 * Whether an address names a server and carries no password. It is asked of what is no address too, which the shape itself names:
 * it never throws.
 */
export function isServerAddress(text: string): boolean {
  const url = URL.parse(text);
  return url?.hostname !== '' && (url?.password ?? '') === '';
}
