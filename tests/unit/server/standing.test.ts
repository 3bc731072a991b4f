import { expect, it } from 'vitest';
import { needsOf } from '../../../scheduler/console/views/needs.ts';
import { countToMend, notices, troubles } from '../../../scheduler/server/standing/troubles.ts';
import type { Trouble } from '../../../scheduler/core/trouble.ts';
import type { StationView } from '../../../scheduler/server/standing/station-view.ts';

const now = Date.parse('2026-12-03T17:30:00+07:00');
const slot = {
  id: 'thu@1',
  campaign: 'thu',
  startsAt: now + 90 * 60_000,
  state: 'ready',
  bulletin: { sha256: 'a'.repeat(64), contentKey: 'k', title: 'Thử', durationMs: 60_000 },
} as const;
const mend = 'Không có thiết bị "default". Xem bằng aplay -L.';
const told: readonly Trouble[] = [
  {
    ...{ id: 'output', kind: 'output', since: now, slot: '', mend: '' },
    what: 'Không có đầu ra nào dùng được.',
  },
  {
    ...{ id: 'preflight thu@1 output', kind: 'output', since: now, slot: slot.id, mend: '' },
    what: `Buổi 19:00: thiết bị đang bận.`,
  },
  {
    ...{ id: 'preflight thu@1 approval', kind: 'approval', since: now, slot: slot.id, mend: '' },
    what: 'Buổi 19:00: chưa duyệt.',
  },
];
const view: StationView = {
  station: 'Đài',
  timeZone: 'Asia/Ho_Chi_Minh',
  now,
  speed: 1,
  slots: [slot],
  troubles: told,
  contentProblems: [],
  approval: { required: true, slots: new Set() },
};
const doctor: NonNullable<StationView['doctor']> = {
  at: now,
  checks: [
    { id: 'output', name: 'Đầu ra', state: 'bad', found: 'loa (default)', mend },
    { id: 'approval', name: 'Duyệt bản tin', state: 'bad', found: '1 buổi', mend: 'loa approve' },
    { id: 'disk', name: 'Đĩa', state: 'good', found: 'còn 9 GB', mend: '' },
  ],
};

it('says each trouble once, by whoever has its mend', () => {
  expect(troubles({ ...view, doctor }).map(({ what }) => what)).toEqual([
    'Buổi thứ Năm 03/12 19:00 chưa được duyệt, chưa duyệt thì không phát.',
    'Đầu ra: loa (default)',
  ]);
});

it('before the doctor has come, what lasts is said as it was told', () => {
  expect(troubles(view).map(({ what }) => what)).toContain('Không có đầu ra nào dùng được.');
});

it('what has happened is a notice, and no trouble any more', () => {
  const what = 'Máy đứng yên 20 giây.';
  const incident: Trouble = {
    ...{ id: 'frozen', kind: 'incident', slot: '', since: now, what, mend: '' },
  };
  const later = { ...view, troubles: [...told, incident], now: now + 60_000 };
  expect(troubles(later).map((one) => one.what)).not.toContain(what);
  expect(notices(later).map((one) => one.what)).toContain(what);
});

it('the console asks for one yes for each bulletin, however many airings it has', () => {
  const other = { ...slot.bulletin, sha256: 'b'.repeat(64), contentKey: 'k2' };
  const slots = [
    slot,
    { ...slot, id: 'thu@2', startsAt: now + 24 * 3_600_000 },
    { ...slot, id: 'khac@1', startsAt: now + 25 * 3_600_000, bulletin: other },
    { ...slot, id: 'thu@3', startsAt: now + 48 * 3_600_000 },
  ];
  const needs = needsOf({ ...view, slots, troubles: [] });
  expect(needs.map(({ at }) => at?.path)).toEqual([
    `/dai/duyet/${'a'.repeat(64)}/`,
    `/dai/duyet/${'b'.repeat(64)}/`,
  ]);
  expect(needs[0]?.what).toMatch(/19:00 chưa được duyệt.* Cùng bản tin ấy còn 2 buổi nữa\.$/);
});

it('counts in the menu only what the first page lists as to be mended', () => {
  const common = { slot: '', since: now, what: 'Máy đã ngủ.', mend: '' };
  const incident: Trouble = { ...common, id: 'woke', kind: 'incident' };
  const gone: Trouble = { ...common, id: 'x', kind: 'bulletin', slot: 'qua@0' };
  const quiet = { ...view, troubles: [incident, gone] };
  expect(countToMend(quiet)).toBe(0);
  expect(troubles({ ...quiet, approval: { required: false, slots: new Set() } })).toEqual([]);
  expect(countToMend(view)).toBe(2);
});
