// The station's report: by document, by campaign, emergencies apart.
import { describe, expect, test } from 'vitest';
import type { Wish } from '../../../content/schema/wish.ts';
import type { Slot } from '../../../scheduler/core/slot.ts';
import { wishStandings } from '../../../scheduler/core/wish-standing.ts';
import { summaryPage } from '../../../scheduler/feeds/report-summary-page.ts';
import { summaryTables } from '../../../scheduler/feeds/report-summary-tables.ts';
import { summaryOf, type SummarySource } from '../../../scheduler/feeds/report-summary.ts';
import { campaignWith } from '../../setup/schedule.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const dayMs = 86_400_000;
const firstAt = Date.parse('2026-11-24T17:00:00+07:00');
const minutes = (many: number): number => many * 60_000;

/** One airing a day, a state each; six minutes long. */
function slotsOf(campaign: string, ...states: readonly Slot['state'][]): Slot[] {
  return states.map((state, index) => {
    const startsAt = firstAt + index * dayMs;
    const id = `${campaign}@${new Date(startsAt).toISOString().slice(0, 10)}T17:00`;
    const bulletin = { sha256: campaign, contentKey: '', title: campaign, durationMs: minutes(6) };
    const sounded = state === 'aired' && { airedAt: startsAt, endedAt: startsAt + minutes(6) };
    return { id, campaign, startsAt, state, bulletin, ...sounded };
  });
}

const wish: Wish = {
  ...{ document: 'thong-bao/dvc', title: 'Dịch vụ công', perWeek: 2, weeks: [1] },
  source: 'Nơi nhận',
};
const unaired: Wish = { ...wish, document: 'thong-bao/khac', title: 'Chưa ai phát' };

function sourceOf(given: Partial<SummarySource> & { slots: readonly Slot[] }): SummarySource {
  const { slots, ...rest } = given;
  const campaigns = ['dvc', 'ban-tin'].map((id) => ({
    campaign: campaignWith({ id, title: id, weeks: 1, documents: ['thong-bao/dvc'] }),
    slots: slots.filter(({ campaign }) => campaign === id),
  }));
  const urgent = {
    campaign: { id: 'khan-cap', title: 'Thông báo khẩn', weeks: 0, days: [] },
    slots: slots.filter(({ campaign }) => campaign === 'khan-cap'),
  };
  const known = campaigns.map(({ campaign }) => campaign);
  return {
    ward: { name: 'phường An Phụ', station: 'Đài', timeZone },
    campaigns: [...campaigns, urgent],
    standings: wishStandings([wish, unaired], known, slots, timeZone),
    partsOf: ({ campaign }) =>
      campaign === 'ban-tin'
        ? [
            { kind: 'document', id: 'thong-bao/dvc', ms: minutes(2) },
            { kind: 'relay', id: 'tinh', ms: minutes(4) },
          ]
        : [{ kind: 'document', id: 'thong-bao/dvc', ms: minutes(6) }],
    orders: new Map([['khan-cap@1', { by: 'Bà Hoa', title: 'Khẩn: Lũ về' }]]),
    skipped: new Map([['khan-cap@1/lap-3', 2]]),
    ...{ head: { seq: 7, hash: 'c'.repeat(64) }, now: firstAt + 100 * dayMs },
    ...rest,
  };
}

const planned = [
  ...slotsOf('dvc', 'aired', 'missed', 'ready'),
  ...slotsOf('ban-tin', 'aired', 'handed-over'),
];

describe('by document', () => {
  test('airings of several campaigns are counted together, and each kind of item by itself', () => {
    expect(summaryOf(sourceOf({ slots: planned })).items).toMatchObject([
      {
        ...{ kind: 'document', id: 'thong-bao/dvc', planned: 5, heard: 2, handedOver: 1 },
        ...{ waiting: 1, lost: 1, heardMs: minutes(8), campaigns: ['dvc', 'ban-tin'] },
      },
      { kind: 'relay', id: 'tinh', planned: 2, heard: 1, handedOver: 1, heardMs: minutes(4) },
      { kind: 'document', id: 'thong-bao/khac', planned: 0, heard: 0 },
    ]);
  });

  test('a make-up counts for the airing that it makes up for', () => {
    const [lost] = slotsOf('dvc', 'missed');
    if (!lost) throw new Error('one slot');
    const made = { ...lost, id: `${lost.id}/bu-1`, makeUpFor: lost.id, state: 'aired' } as const;
    const { items } = summaryOf(sourceOf({ slots: [lost, made] }));
    expect(items[0]).toMatchObject({ planned: 1, heard: 1, lost: 0 });
  });

  test('what nobody knows the length of is said, not guessed', () => {
    const partsOf = () => [{ kind: 'document', id: 'thong-bao/dvc' }];
    const summary = summaryOf(sourceOf({ slots: planned, partsOf }));
    expect(summary.items[0]).toMatchObject({ heard: 2, heardMs: 0, unmeasured: 2 });
    expect(summaryPage(summary)).toContain('chưa kể 2 lần không rõ độ dài');
  });

  test('beside what the document asks for: reached, or what is missing', () => {
    const [byDocument] = summaryTables(summaryOf(sourceOf({ slots: planned })));
    expect(byDocument?.rows).toEqual([
      ['bài viết', 'Dịch vụ công', 2, 5, 2, 1, 1, 1, '8,0', '2 lần/tuần × 1 tuần: đạt'],
      ['tiếp âm', 'tinh', '', 2, 1, 1, 0, 0, '4,0', ''],
      [
        'bài viết',
        'Chưa ai phát',
        2,
        0,
        0,
        0,
        0,
        0,
        '0,0',
        '2 lần/tuần × 1 tuần: chưa có buổi nào',
      ],
    ]);
  });
});

test('by campaign: minutes that are asked and minutes that were heard', () => {
  const [, byCampaign] = summaryTables(summaryOf(sourceOf({ slots: planned })));
  expect(byCampaign?.rows).toEqual([
    ['dvc', 2, 3, 1, 0, 1, 1, '18,0', '6,0'],
    ['ban-tin', 2, 2, 1, 1, 0, 0, '12,0', '6,0'],
  ]);
});

describe('emergencies', () => {
  const repeat = { of: 'khan-cap@1', everyMinutes: 60, by: 'Bà Hoa' };
  const bulletin = { sha256: 'e', contentKey: '', title: 'Lũ về', durationMs: minutes(1) };
  const urgent = (id: string, hour: number, rest: Partial<Slot>): Slot => ({
    ...{ id, campaign: 'khan-cap', startsAt: firstAt + hour * 3_600_000, state: 'aired' },
    ...{ bulletin, repeat, ...rest },
  });
  const heardAt = (hour: number) => ({
    airedAt: firstAt + hour * 3_600_000,
    endedAt: firstAt + hour * 3_600_000 + minutes(1),
  });
  const slots = [
    urgent('khan-cap@1', 0, heardAt(0)),
    urgent('khan-cap@1/lap-1', 1, heardAt(1)),
    urgent('khan-cap@1/lap-2', 2, { state: 'missed', reason: { code: 'too-late', slotAt: 0 } }),
    urgent('khan-cap@1/lap-3', 5, heardAt(5)),
    urgent('khan-cap@1/lap-4', 6, {
      state: 'cancelled',
      reason: { code: 'emergency-ended', by: 'Ông Ba', why: '' },
    }),
  ];

  test('an order that was said again is one row; moments without a machine are lost ones', () => {
    const summary = summaryOf(sourceOf({ slots: [...planned, ...slots] }));
    expect(summary.urgent).toMatchObject([
      {
        ...{ slot: 'khan-cap@1', by: 'Bà Hoa', due: 6, heard: 3, lost: 3, waiting: 0 },
        ...{ askedMs: minutes(6), heardMs: minutes(3), endedBy: 'Ông Ba' },
      },
    ]);
    const rows = summaryTables(summary)[2]?.rows;
    expect(rows).toEqual([
      [
        ...['thứ Ba 24/11 17:00', 'Khẩn: Lũ về', 'Bà Hoa', 'mỗi 60 phút, Ông Ba kết thúc'],
        ...[6, 3, 0, 3, 0, '6,0', '3,0'],
      ],
    ]);
  });

  test('they are in no document’s and no campaign’s count', () => {
    const summary = summaryOf(sourceOf({ slots }));
    expect(summary.items.every(({ planned: many }) => many === 0)).toBe(true);
    expect(summary.campaigns.map(({ id }) => id)).toEqual(['dvc', 'ban-tin']);
  });
});
