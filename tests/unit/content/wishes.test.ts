import { describe, expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const announcement = 'content/announcements/thong-bao.mdx';
const campaign = 'content/campaigns/dot-mot.yaml';
const wished = (smallWard[announcement] ?? '').replace(
  'description: Một thông báo.\n',
  "description: Một thông báo.\nbroadcast:\n  perWeek: 2\n  weeks: [4, 5]\n  source: 'Nơi nhận: Đài'\n",
);

function read(campaigns: Readonly<Record<string, string>>, text = wished) {
  const texts: Record<string, string> = {};
  for (const [file, was] of Object.entries(smallWard)) if (file !== campaign) texts[file] = was;
  for (const [name, when] of Object.entries(campaigns))
    texts[`content/campaigns/${name}.yaml`] =
      `title: Đợt\ndocuments: [thong-bao/thong-bao]\n${when}\n`;
  return readContent(asFiles({ ...texts, [announcement]: text }));
}

const days = (list: string, rest: string): string => `days: [${list}]\ntime: '17:00'\n${rest}`;
const asks = 'ít hơn bài ấy yêu cầu là 2 lần/tuần × 4–5 tuần (Nơi nhận: Đài).';
const mend =
  'Ghi đủ số ngày và số tuần, ví dụ: days: [tue, fri] và weeks: 5; hoặc thêm đợt phát khác cho bài ấy.';

describe('a campaign that airs a document less than it asks is refused, with the source', () => {
  test.each([
    ['one day a week', 3, days('mon', 'weeks: 5'), '1 lần/tuần × 5 tuần'],
    ['three weeks', 5, days('mon, tue', 'weeks: 3'), '2 lần/tuần × 3 tuần'],
    [
      'until a day too near',
      3,
      days('mon, tue', 'startsOn: 2026-12-01\nuntil: 2026-12-14'),
      '2 lần/tuần × 2 tuần',
    ],
    ['once', 3, "dates: ['2026-12-01 06:30']", '1 lần/tuần × 1 tuần'],
    ['one day a week, without an end', 3, days('mon', ''), '1 lần/tuần × các tuần'],
  ])('%s', (_name, line, when, found) => {
    const { content, problems } = read({ 'dot-mot': when });
    expect(problems.map(formatProblem)).toEqual([
      `${campaign}:${line} — Đợt phát này phát "thong-bao/thong-bao" ${found}, ${asks} ${mend}`,
    ]);
    expect(content?.campaigns).toEqual([]);
  });

  test('two together', () => {
    const { problems } = read({
      a: days('mon', 'weeks: 5'),
      b: days('tue', 'weeks: 2'),
    });
    expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual(
      ['a', 'b'].map(
        (name) =>
          `content/campaigns/${name}.yaml: Các đợt phát bài này cộng lại phát "thong-bao/thong-bao" 7 lần trong 5 tuần, ${asks}`,
      ),
    );
  });
});

describe('and this is enough', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['what is asked', { a: days('mon, tue', 'weeks: 4') }],
    ['one day, two hours', { a: "days: [mon]\ntimes: ['06:00', '17:00']\nweeks: 5" }],
    ['more', { a: days('mon, tue, wed', 'weeks: 53') }],
    ['without an end', { a: days('mon, tue', '') }],
    [
      'until a day, from a day that nobody has written',
      { a: days('mon, tue', 'until: 2027-01-31') },
    ],
    [
      'listed dates',
      {
        a: `dates: [${['01', '04', '08', '11', '15', '18', '22', '25'].map((day) => `'2026-12-${day} 17:00'`).join(', ')}]`,
      },
    ],
    ['two together', { a: days('mon', 'weeks: 5'), b: days('tue', 'weeks: 4') }],
    [
      'one more beside enough',
      { a: days('mon, tue', 'weeks: 5'), b: "dates: ['2026-12-01 06:30']" },
    ],
    ['none: nothing is begun', {}],
    ['one that stands ready', { a: days('mon', 'weeks: 1\nhold: true') }],
  ])('%s', (_name, campaigns) => {
    expect(read(campaigns).problems).toEqual([]);
  });
});

test('what is wrong in a wish is said like any mistake', () => {
  const text = wished.replace('[4, 5]', '[5, 4]').replace('perWeek: 2', 'perWeek: 2');
  expect(read({}, text).problems.map(formatProblem)).toEqual([
    `${announcement}:6 — Số tuần ít nhất 5 lớn hơn số tuần nhiều nhất 4. Đổi lại hai số: weeks: [4, 5].`,
  ]);
  expect(read({}, wished.replace('[4, 5]', '4')).problems.map(formatProblem)).toEqual([
    `${announcement}:6 — "weeks" phải là một danh sách, nhưng đang ghi 4. Ghi số tuần ít nhất và nhiều nhất, ví dụ: weeks: [4, 5].`,
  ]);
});
