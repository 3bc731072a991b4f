import { html } from 'hono/html';
import type { Seen } from '../../seen.ts';
import type { TodayView } from '../../views/today-view.ts';
import { actForm, button } from '../act-form.ts';
import type { Html } from '../html.ts';

/** What really leaves the output now; '' while nothing sounds. Apart from the form beside it, since it changes each second. */
export function levelSection({ output: { levelDb }, onAir }: TodayView): Html | '' {
  if (!onAir) return '';
  return html`<h2>Tiếng đang ra</h2>
    ${levelDb === undefined ? html`<p>Đầu ra này không cho biết mức tiếng.</p>` : level(levelDb)}`;
}

/** Where sound goes, and how loud it is let out. */
export function outputSection(seen: Seen, { output }: TodayView): Html {
  const { names, gainDb } = output;
  return html`<h2>Đường ra</h2>
    <p>${names.join(', ') || 'chưa biết'}</p>
    ${
      seen.may('speak-live')
        ? html`<p><a class="button" href="/dai/noi-truc-tiep/">Nói trực tiếp</a></p>`
        : ''
    }
    ${actForm(
      seen,
      'volume',
      {},
      html`<div class="field">
          <label for="am-luong">Âm lượng</label>
          <select id="am-luong" name="gainDb">
            ${gains(gainDb).map((db) => gain(db, gainDb))}
          </select>
        </div>
        ${button('Đặt âm lượng')}`,
    )}`;
}

const usual = [0, -3, -6, -9, -12, -18, -24] as const;

/** The usual ones, and the one that holds where it is none of them. */
function gains(held: number): readonly number[] {
  return [...new Set([...usual, held])].toSorted((a, b) => b - a);
}

function gain(db: number, held: number): Html {
  const words = db === 0 ? 'to nhất' : `nhỏ đi ${-db} dB`;
  return html`<option value="${db}" ${db === held ? 'selected' : ''}>${words}</option>`;
}

const lowestDb = -60;

/** A bar from −60 dBFS to full scale; what is nearly too loud is told by its colour and in words. */
function level(db: number): Html {
  const part = Math.round(Math.min(1, Math.max(0, 1 - db / lowestDb)) * 100);
  const words = db <= lowestDb ? 'im lặng' : `${Math.round(db)} dBFS`;
  return html`<p>Mức tiếng đang ra: <strong>${words}</strong></p>
    <svg
      class="level"
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      role="img"
      aria-label="Mức tiếng ${words}"
    >
      <rect class="ground" width="100" height="6" />
      <rect class="${db > -3 ? 'hot' : 'loud'}" width="${part}" height="6" />
    </svg>`;
}
