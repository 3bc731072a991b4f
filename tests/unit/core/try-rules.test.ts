// What the content check admits, the planner takes: values as staff might write them, the odd ones among them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCampaign } from '../../../content/read/campaign.ts';
import { sourceFile } from '../../../content/read/source-file.ts';
import { readWard } from '../../../content/read/ward.ts';
import { tryRules } from '../../../scheduler/core/try-rules.ts';
import { campaignWith, everyDay, wardWith } from '../../setup/schedule.ts';

const now = Date.parse('2026-11-29T10:00:00+07:00');
const two = (value: number): string => String(value).padStart(2, '0');
const time = fc
  .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 60 }))
  .map(([hour, minutes]) => `${two(hour)}:${two(minutes)}`);
const clock = fc.oneof(time, fc.constantFrom('00:00', '23:59', '24:00', '17:00'));
const date = fc.oneof(
  fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  fc.constantFrom('0001-01-01', '2027-02-29', '2028-02-29', '9999-12-31', '2026-11-29'),
);
const days = fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1, maxLength: 7 });
const lunar = fc
  .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 32 }))
  .map(([month, day]) => `${two(month)}-${two(day)}`);
const count = fc.oneof(
  { weight: 19, arbitrary: fc.integer({ min: 1, max: 300 }) },
  fc.constantFrom(-1, 0, 0.5, 400, 1e6, 1e15),
);
const zone = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...Intl.supportedValuesOf('timeZone')) },
  fc.constantFrom('UTC', 'asia/ho_chi_minh', '+07:00', 'EST', 'Asia/Hanoi', ''),
);
const span = fc.oneof(
  { weight: 1, arbitrary: fc.record({ days, from: clock, to: clock }) },
  {
    weight: 19,
    arbitrary: fc.record({
      days,
      from: fc.constantFrom('00:00', '05:30', '06:00'),
      to: fc.constantFrom('06:15', '18:30', '23:59', '24:00'),
    }),
  },
);
const ward = fc.record({
  timeZone: zone,
  permitted: fc.array(span, { maxLength: 3 }),
  quiet: fc.array(span, { maxLength: 2 }),
  blackouts: fc.array(
    fc.oneof(
      fc.record({ from: date, to: date, lunar, days: count }, { requiredKeys: [] }),
      { weight: 3, arbitrary: fc.record({ from: date }) },
      { weight: 3, arbitrary: fc.record({ lunar, days: count }) },
    ),
    { maxLength: 3 },
  ),
  maxSessionMinutes: count,
  maxSessionsPerDay: count,
});
const campaign = fc.record(
  {
    days: fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 2, maxLength: 2 }),
    time: clock,
    weeks: fc.constantFrom(4, 5),
    startsOn: date,
    graceMinutes: count,
    catchUp: fc.record({ sameWeek: fc.boolean(), spareWeek: fc.boolean() }),
  },
  { requiredKeys: ['days', 'time', 'weeks'] },
);

/** As the file would hold it: JSON is YAML. */
const asFile = (name: string, value: unknown) =>
  sourceFile(`content/${name}`, Buffer.from(JSON.stringify(value)));

test('whatever the check admits, a year of it can be planned, judged and made up', () => {
  let admitted = 0;
  fc.assert(
    fc.property(ward, campaign, ({ timeZone, ...rules }, written) => {
      const broadcast = {
        ...rules,
        permitted: rules.permitted.map((rule) => ({ ...rule, citation: 'Quy chế' })),
        quiet: rules.quiet.map((rule) => ({ ...rule, reason: 'nghỉ' })),
        blackouts: rules.blackouts.map((rule) => ({ ...rule, reason: 'lễ' })),
        sessionCitation: 'Quy chế',
      };
      const names = { name: 'phường Thử', station: 'Đài', portals: [] };
      const read = readWard(asFile('ward.yaml', { ...names, timeZone, broadcast }));
      const documents = ['thong-bao/thu'];
      const file = asFile('campaigns/thu.yaml', { title: 'Thử', documents, ...written });
      const one = readCampaign(file, {
        documents,
        recordings: [],
        relays: [],
        maxSessionMinutes: undefined,
      });
      const known = read.ward ?? wardWith();
      if (read.ward) admitted += 1;
      expect(tryRules({ ward: known, campaigns: one.campaign ? [one.campaign] : [] }, now)).toEqual(
        [],
      );
    }),
    { numRuns: process.env['LOA_PROOF'] ? 20_000 : 200 },
  );
  // The draw must try both.
  expect(admitted).toBeGreaterThan(10);
});

test('what slips through is named with its file, and does not throw', () => {
  const blackouts = [{ reason: 'Tết', lunar: '30-12', days: 4 }];
  expect(tryRules({ ward: wardWith({ blackouts }), campaigns: [] }, now)).toMatchObject([
    { file: 'content/ward.yaml', severity: 'error' },
  ]);
  const campaigns = [campaignWith(), campaignWith({ id: 'xa', startsOn: '2027-13-01' })];
  expect(tryRules({ ward: wardWith(), campaigns }, now)).toMatchObject([
    { file: 'content/campaigns/xa.yaml' },
  ]);
});
