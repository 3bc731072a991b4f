import { html } from 'hono/html';
import type { Html } from '../html.ts';

/** A sentence in a voice, made when it is played. `text`: '' for the sentence that all are tried with. */
export function sound(voice: string, label: string, text = ''): Html {
  const query = text === '' ? '' : `?cau=${encodeURIComponent(text)}`;
  return html`<audio
    controls
    preload="none"
    aria-label="${label}"
    src="/dai/may/giong-doc/tieng/${encodeURIComponent(voice)}${query}"
  ></audio>`;
}
