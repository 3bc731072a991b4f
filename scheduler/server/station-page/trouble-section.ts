import type { Trouble } from '../../core/trouble.ts';
import { sayInstant } from '../../core/words.ts';
import { xml } from '../../feeds/podcast.ts';
import type { StationView } from './station-view.ts';
import { notices, troubles } from './troubles.ts';

/** What is to be mended, with how; beneath it what was said and needs no mending. */
export function troubleSection(view: StationView): string {
  const { timeZone } = view;
  const wrong = troubles(view).map((trouble) =>
    item(trouble, [trouble.mend, whenOf(view, trouble)]),
  );
  const said = notices(view).map((notice) => item(notice, [sayInstant(timeZone, notice.since)]));
  return [
    wrong.length === 0 ? '' : `<h2>Cần sửa</h2><ul class="troubles">${wrong.join('')}</ul>`,
    said.length === 0 ? '' : `<h2>Đã báo</h2><ul class="notices">${said.join('')}</ul>`,
  ].join('');
}

function item({ what }: Trouble, small: readonly string[]): string {
  const words = small.filter((text) => text !== '').join(' ');
  return `<li><p>${xml(what)}</p>${words === '' ? '' : `<p class="small">${xml(words)}</p>`}</li>`;
}

/** Since when, where that is known; what was only found just now has no beginning. */
function whenOf({ timeZone, now }: StationView, { kind, since }: Trouble): string {
  if (since === now) return '';
  switch (kind) {
    case 'incident':
      return `Báo lúc ${sayInstant(timeZone, since)}.`;
    case 'approval':
    case 'check':
    case 'content':
      return '';
    default:
      return `Từ ${sayInstant(timeZone, since)}, chưa hết.`;
  }
}
