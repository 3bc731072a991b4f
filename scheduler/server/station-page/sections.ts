import type { CheckResult } from '../../core/check-result.ts';
import { dayMs } from '../../core/day.ts';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import type { Slot } from '../../core/slot.ts';
import { sayReason } from '../../core/say-reason.ts';
import { sayInstant, sayLength, sayRoughly } from '../../core/words.ts';
import { readWall } from '../../core/zone.ts';
import { xml } from '../../feeds/podcast.ts';
import { stateWords } from '../../core/state-words.ts';
import type { StationView } from './station-view.ts';

/** The page's changing parts by element id: the page holds them, and the browser asks for them again. */
export type Sections = Readonly<Record<SectionId, string>>;
export const sectionIds = [
  'trang-thai',
  'buoi-toi',
  'can-sua',
  'hom-nay',
  'sap-toi',
  'kham-may',
] as const;
export type SectionId = (typeof sectionIds)[number];

export function sections(view: StationView): Sections {
  return {
    'trang-thai': stateSection(view),
    'buoi-toi': nextSection(view),
    'can-sua': troubleSection(view),
    'hom-nay': todaySection(view),
    'sap-toi': comingSection(view),
    'kham-may': doctorSection(view),
  };
}

const waits = ({ state }: Slot): boolean => state === 'planned' || state === 'ready';

/** The slot that is on the air, else the next that waits. */
export function nextSlot({ slots, airing, now }: StationView): Slot | undefined {
  return (
    slots.find(({ id }) => id === airing?.slot) ??
    slots.find((slot) => waits(slot) && slot.startsAt > now - 60_000)
  );
}

interface Trouble {
  readonly what: string;
  readonly mend: string;
}

/** What keeps the station from airing as it should, worst first. */
export function troubles(view: StationView): readonly Trouble[] {
  const { now, clockWrong, lasting, alarms, contentProblems, doctor, approval, slots } = view;
  const dayAgo = now - dayMs;
  const soon = slots.filter((slot) => waits(slot) && slot.startsAt < now + 3 * dayMs);
  const unapproved = approval.required ? soon.filter(({ id }) => !approval.slots.has(id)) : [];
  const broken = (doctor?.checks ?? []).filter(({ state }) => state === 'bad');
  const saidByDoctor = (message: string): boolean =>
    broken.some(({ mend }) => mend !== '' && message.endsWith(mend));
  const asked = lasting.filter(({ id }) => id.endsWith(' approval'));
  const found = [
    ...(clockWrong === undefined ? [] : [{ what: clockWrong, mend: '' }]),
    ...lasting
      .filter(({ slot, id }) => slot === '' && !broken.some((check) => check.id === id))
      .filter(({ message }) => message !== clockWrong)
      .map(({ message, at }) => ({
        what: message,
        mend: `Từ ${sayInstant(view.timeZone, at)}, chưa hết.`,
      })),
    ...unapproved.map((slot) => ({
      what: `Buổi ${sayInstant(view.timeZone, slot.startsAt)} chưa được duyệt, chưa duyệt thì không phát.`,
      mend: `Nghe thử ở trên, rồi người có thẩm quyền chạy: loa approve ${slot.id} --by "Họ tên"`,
    })),
    ...broken
      // These are named one by one here.
      .filter(({ id }) => !['content', 'approval', 'refused'].includes(id))
      .map(({ name, found, mend }) => ({ what: `${name}: ${found}`, mend })),
    ...alarms
      .filter(({ slot, at }) => at > dayAgo && slots.some((is) => is.id === slot && waits(is)))
      .filter(({ message }) => !saidByDoctor(message))
      .filter(({ message }) => !asked.some((trouble) => trouble.message === message))
      .toReversed()
      .map(({ message, at }) => ({
        what: message,
        mend: `Báo lúc ${sayInstant(view.timeZone, at)}.`,
      })),
    ...contentProblems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => ({
        what: `Nội dung: ${formatProblem(problem)}`,
        mend: 'Bản tin và trang cũ vẫn được giữ cho đến khi sửa xong.',
      })),
  ];
  return found.filter(
    ({ what }, index) => found.findIndex((other) => other.what === what) === index,
  );
}

/** What was said lately and needs no mending any more: an airing that was lost, a machine that slept. */
function notices({ alarms, lasting, slots, now, timeZone }: StationView): string {
  const past = alarms.filter(
    ({ slot, at, message }) =>
      at > now - 7 * dayMs &&
      !slots.some((is) => is.id === slot && waits(is)) &&
      !lasting.some((still) => still.slot === slot && still.message === message),
  );
  if (past.length === 0) return '';
  const items = past
    .slice(-8)
    .toReversed()
    .map(
      ({ message, at }) =>
        `<li><p>${xml(message)}</p><p class="small">${sayInstant(timeZone, at)}</p></li>`,
    );
  return `<h2>Đã báo</h2><ul class="notices">${items.join('')}</ul>`;
}

function stateSection(view: StationView): string {
  const { airing } = view;
  const wrong = troubles(view).length;
  if (airing) return `<p class="state on-air">Đang phát</p>`;
  if (wrong > 0) return `<p class="state bad">${wrong} việc cần sửa</p>`;
  return nextSlot(view)
    ? '<p class="state good">Mọi thứ sẵn sàng</p>'
    : '<p class="state idle">Không còn buổi nào chờ phát</p>';
}

function nextSection(view: StationView): string {
  const slot = nextSlot(view);
  if (!slot)
    return '<h2>Buổi tới</h2><p>Không còn buổi nào chờ phát. Thêm đợt phát ở content/campaigns/, hoặc xem báo cáo: <code>loa report</code>.</p>';
  const { bulletin } = slot;
  const onAir = view.airing?.slot === slot.id;
  const clock = onAir
    ? `<p class="count" data-from="${view.now - view.airing.positionMs}">đã phát ${sayLength(view.airing.positionMs)}</p>`
    : `<p class="count" data-until="${slot.startsAt}">${slot.startsAt > view.now ? `còn ${sayRoughly(slot.startsAt - view.now)}` : 'đến giờ'}</p>`;
  const listen = bulletin
    ? `<p class="label">Nghe trước (${sayLength(bulletin.durationMs)})</p><audio controls preload="none" src="/phat-thanh/tep/${bulletin.sha256}.mp3"></audio>`
    : '<p>Âm thanh của buổi này đang được làm.</p>';
  const title = bulletin?.title ?? slot.campaign;
  return `<h2>${onAir ? 'Đang phát' : 'Buổi tới'}</h2>
<p class="when">${sayInstant(view.timeZone, slot.startsAt)}</p>${clock}
<p class="title">${xml(title)}${slot.makeUpFor === undefined ? '' : ' <strong>(phát bù)</strong>'}</p>
${listen}
${actOn(view, slot)}`;
}

/** What can be done about it now: what sounds is stopped, what waits is cancelled or moved. */
function actOn({ airing }: StationView, { id, state }: Slot): string {
  const command = (words: string): string =>
    `<code>${xml(`${loaCommand} ${words} --by "Họ tên" --reason "lý do"`)}</code>`;
  if (state === 'airing' || airing?.slot === id)
    return `<p class="small">Dừng ngay: ${command(`stop ${id}`)}</p>`;
  return state === 'planned' || state === 'ready'
    ? `<p class="small">Hủy buổi này: ${command(`cancel ${id}`)}<br>Dời sang giờ khác: ${command(`move ${id} --to "2026-12-31 17:30"`)}</p>`
    : '';
}

function troubleSection(view: StationView): string {
  const list = troubles(view);
  if (list.length === 0) return notices(view);
  const items = list.map(
    ({ what, mend }) =>
      `<li><p>${xml(what)}</p>${mend === '' ? '' : `<p class="small">${xml(mend)}</p>`}</li>`,
  );
  return `<h2>Cần sửa</h2><ul class="troubles">${items.join('')}</ul>${notices(view)}`;
}

function todaySection(view: StationView): string {
  const { slots, timeZone, now } = view;
  const { day } = readWall(timeZone, now);
  const today = slots.filter(({ startsAt }) => readWall(timeZone, startsAt).day === day);
  if (today.length === 0) return '<h2>Hôm nay</h2><p>Hôm nay không có buổi phát nào.</p>';
  const rows = today.map((slot) => {
    const { state, airedAt, endedAt, reason } = slot;
    const heard = [airedAt, endedAt].flatMap((at) =>
      at === undefined ? [] : [readWall(timeZone, at).time],
    );
    const note = waits(slot) || state === 'aired' || !reason ? '' : sayReason(reason, timeZone);
    return `<li class="slot ${state}"><span class="time">${readWall(timeZone, slot.startsAt).time}</span><span class="what"><strong>${stateWords[state]}</strong>${heard.length === 0 ? '' : ` ${heard.join('–')}`}<br>${xml(slot.bulletin?.title ?? slot.campaign)}${note === '' ? '' : `<br><span class="small">${xml(note)}</span>`}</span></li>`;
  });
  return `<h2>Hôm nay</h2><ul class="slots">${rows.join('')}</ul>`;
}

function comingSection(view: StationView): string {
  const { slots, timeZone, now } = view;
  const { day } = readWall(timeZone, now);
  const coming = slots.filter(
    (slot) => waits(slot) && slot.startsAt > now && readWall(timeZone, slot.startsAt).day !== day,
  );
  if (coming.length === 0) return '';
  const rows = coming.slice(0, 6).map((slot) => {
    const approved =
      view.approval.required && !view.approval.slots.has(slot.id) ? ', chưa duyệt' : '';
    return `<li class="slot ${slot.state}"><span class="time">${sayInstant(timeZone, slot.startsAt)}</span><span class="what">${stateWords[slot.state]}${approved}<br><span class="small">${xml(slot.reason ? sayReason(slot.reason, timeZone) : '')}</span></span></li>`;
  });
  const more = coming.length > 6 ? `<p class="small">và ${coming.length - 6} buổi nữa</p>` : '';
  return `<h2>Sắp tới</h2><ul class="slots">${rows.join('')}</ul>${more}`;
}

const marks = { good: '✓', warning: '!', bad: '✕' } as const;
const markWords = { good: 'tốt', warning: 'nên xem', bad: 'hỏng' } as const;

function doctorSection({ doctor, timeZone }: StationView): string {
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
