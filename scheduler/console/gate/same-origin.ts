/**
 * Whether a form was sent by a page of ours. Every browser says where a POST comes from: by Origin, or where it leaves that
 * out by Sec-Fetch-Site. What says neither is no browser, and refused.
 */
export function isSameOrigin(headers: Headers, own: string): boolean {
  const origin = headers.get('origin');
  if (origin !== null) return origin === own;
  return headers.get('sec-fetch-site') === 'same-origin';
}
