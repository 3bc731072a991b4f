import type { Looking } from '../console-parts.ts';

/** A sentence or two, not a text. */
const mostText = 600;

/**
 * `GET /dai/khan-cap/doc-san?loi=…`: has what was just typed spoken, while the rest is being typed, so that it is heard sooner. It
 * changes nothing that anybody sees.
 */
export function speakAhead({ parts, query }: Looking): Response {
  const text = query('loi').trim();
  if (/\p{L}/u.test(text) && text.length <= mostText) parts.emergencies.speakAhead(text);
  return new Response(null, { status: 204 });
}
