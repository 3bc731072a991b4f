import type { CheckResult } from '../../core/check-result.ts';
import { sayInstant } from '../../core/words.ts';
import { xml } from '../../feeds/podcast.ts';
import type { StationView } from './station-view.ts';

const marks = { good: '✓', warning: '!', bad: '✕' } as const;
const markWords = { good: 'tốt', warning: 'nên xem', bad: 'hỏng' } as const;

/** What the doctor found: what is wrong first, what is good folded away. */
export function doctorSection({ doctor, timeZone }: StationView): string {
  if (!doctor) return '<h2>Khám máy</h2><p>Đang khám…</p>';
  const list = (checks: readonly CheckResult[]): string =>
    checks.length === 0 ? '' : `<ul class="checks">${checks.map(checkRow).join('')}</ul>`;
  const good = doctor.checks.filter(({ state }) => state === 'good');
  const others = doctor.checks
    .filter(({ state }) => state !== 'good')
    // What is broken first.
    .toSorted((a, b) => Number(b.state === 'bad') - Number(a.state === 'bad'));
  return `<h2>Khám máy</h2>${list(others)}<details><summary>${good.length} mục tốt</summary>${list(good)}</details><p class="small">Khám lúc ${sayInstant(timeZone, doctor.at)}.</p>`;
}

function checkRow({ name, state, found, mend }: CheckResult): string {
  return `<li class="${state}"><span class="mark" aria-hidden="true">${marks[state]}</span><span><strong>${xml(name)}</strong> <span class="visually-hidden">(${markWords[state]})</span><br>${xml(found)}${mend === '' ? '' : `<br><span class="small">${xml(mend)}</span>`}</span></li>`;
}
