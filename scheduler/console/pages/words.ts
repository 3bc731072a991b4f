import { html } from 'hono/html';
import { sayLength } from '../../core/words.ts';
import type { Line } from '../views/bulletin-lines.ts';
import type { Html } from './html.ts';
import { soundPath } from './places.ts';

/** The words of what sounds now: the sentence that is said stands out, and the script moves it on from `began` (epoch ms). */
export function runningWords(
  lines: readonly Line[],
  positionMs: number,
  began: number | undefined,
): Html | '' {
  if (lines.length === 0) return '';
  const current = lines.findLast(({ atMs }) => atMs <= positionMs);
  return html`<ol
    class="words running"
    tabindex="0"
    aria-label="Lời đang phát"
    ${began === undefined ? '' : html`data-words-from="${began}"`}
  >
    ${lines.map((line) => lineItem(line, line === current))}
  </ol>`;
}

/** A bulletin to hear and to read; `name` tells its words from those of others on the page. */
export function player(
  sha256: string,
  durationMs: number,
  lines: readonly Line[],
  { name, label = 'Nghe thử', open = false }: PlayerLook,
): Html {
  return html`<p class="label" id="${name}-ten">${label} (${sayLength(durationMs)})</p>
    <audio
      controls
      preload="none"
      aria-labelledby="${name}-ten"
      src="${soundPath(sha256)}"
      data-words="${name}"
    ></audio>
    ${
      lines.length === 0
        ? ''
        : html`<details id="${name}-loi" ${open ? 'open' : ''}>
            <summary>Đọc lời (${lines.length} câu)</summary>
            <ol class="words" id="${name}">
              ${lines.map((line) => lineItem(line, false))}
            </ol>
          </details>`
    }`;
}

interface PlayerLook {
  readonly name: string;
  readonly label?: string;
  readonly open?: boolean;
}

function lineItem({ atMs, text, isPiece }: Line, isCurrent: boolean): Html {
  return html`<li
    data-at="${Math.round(atMs)}"
    ${isCurrent ? html`aria-current="true"` : ''}
    ${isPiece ? html`class="piece"` : ''}
  >
    ${text}
  </li>`;
}
