import { expect, test } from 'vitest';
import { planEmergencyText } from '../../../audio/bulletin/emergency.ts';
import { keyOf } from '../../../audio/bulletin/key.ts';
import { writtenBeside } from '../../../audio/bulletin/line.ts';
import type { BulletinLine } from '../../../audio/bulletin/line.ts';
import { planBulletin } from '../../../audio/bulletin/plan.ts';
import { checkSpeech } from '../../../audio/check-speech.ts';
import { unspeakable } from '../../../audio/error.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { makeContent, makeDocument, makeFact } from '../../setup/audio-content.ts';
import { airingWhen } from '../../setup/schedule.ts';

const thu = makeDocument('thu', 'Câu thứ nhất. Câu thứ hai.');
const request = { title: 'Bản tin thử', documents: ['thong-bao/thu'] };
const settings = { today: '2026-11-24', contentDir: '/nowhere' };

test('opening, body, closing; no warning where nothing has changed', () => {
  const { lines, date } = planBulletin(makeContent([thu]), request, settings);
  expect(lines.map(({ kind }) => kind)).toEqual(['opening', 'sentence', 'sentence', 'closing']);
  expect(date).toBeUndefined();
});

test('a warning before the body, the facts after it, dated by the last check', () => {
  const facts = [
    makeFact({ checkedOn: '2026-10-01' }),
    makeFact({ id: 'b', checkedOn: '2026-11-02' }),
  ];
  const { lines, date } = planBulletin(makeContent([thu], { facts }), request, settings);
  expect(lines.map(({ kind, text }) => `${kind}: ${text}`).slice(1)).toMatchInlineSnapshot(`
    [
      "warning: Xin lưu ý: có 2 điều đã thay đổi so với bài này, cách làm hiện nay chúng tôi sẽ nói ở cuối bản tin.",
      "sentence: Câu thứ nhất.",
      "sentence: Câu thứ hai.",
      "warning: Xin chú ý, tính đến tháng 11 năm 2026.",
      "fact: Chứng minh nhân dân không còn giá trị.",
      "fact: Theo Luật Căn cước, Điều 46.",
      "fact: Chứng minh nhân dân không còn giá trị.",
      "fact: Theo Luật Căn cước, Điều 46.",
      "closing: Bản tin của Đài truyền thanh phường An Phụ đến đây là hết. Xin cảm ơn quý vị và các bạn đã lắng nghe.",
    ]
  `);
  expect(date).toBe('2026-11-02');
});

test('what stands in for a relay is not heard without its warnings either', () => {
  const closedThu = {
    ...thu,
    frontmatter: {
      ...thu.frontmatter,
      closed: { way: 'Cách cũ', fact: 'cmnd-het-gia-tri', now: [] },
    },
  };
  const facts = [makeFact()];
  const relay = { relay: 'dai', minutes: 5, fallback: { document: 'thong-bao/thu' } };
  const content = makeContent([closedThu], { facts });
  const plan = planBulletin(content, { title: 'x', items: [relay] }, settings);
  const asBody = planBulletin(content, request, settings);
  const said = plan.items?.flatMap((item) =>
    item.kind === 'relay' && 'said' in item.fallback ? item.fallback.said.lines : [],
  );
  expect(said?.[0]).toMatchObject({ kind: 'warning' });
  expect(said?.[0]?.text).toContain('cách cũ nay đã đóng');
  // How long the last one is followed by silence depends on what comes behind it.
  const words = (lines: readonly BulletinLine[] = []) =>
    lines.map((line) => ({ ...line, pauseMs: 0 }));
  expect(words(said)).toEqual(words(asBody.lines.slice(1, -1)));
});

test('a document that does not exist is named, with those that do', () => {
  expect(() =>
    planBulletin(makeContent([thu]), { title: 'x', documents: ['thong-bao/khac'] }, settings),
  ).toThrow('Không có bài "thong-bao/khac" trong content/. Các bài có: thong-bao/thu.');
});

test('unknown forms of all documents come in one message: file, line and row to add', () => {
  const documents = [
    thu,
    makeDocument('la', 'Dòng đầu.\n\nMời ông XQZK đến họp.'),
    makeDocument('nua', 'Gặp WPLT nhé.'),
  ];
  const plan = planBulletin(
    makeContent(documents),
    { title: 'x', documents: documents.map(({ id }) => id) },
    settings,
  );
  expect(unspeakable(plan.problems).message).toMatchInlineSnapshot(`
    "Chưa phát thanh được: 2 chỗ chưa biết đọc.
    content/announcements/la.mdx:8 — Chưa biết đọc "XQZK". Thêm dòng này vào content/lexicon.tsv, sửa cách đọc nếu chưa đúng: XQZK	ích quy dét ca	đọc từng chữ; sửa lại nếu có cách đọc khác
    content/announcements/nua.mdx:6 — Chưa biết đọc "WPLT". Thêm dòng này vào content/lexicon.tsv, sửa cách đọc nếu chưa đúng: WPLT	vê kép pê e lờ tê	đọc từng chữ; sửa lại nếu có cách đọc khác"
  `);
  expect(plan.problems.map(({ line }) => line)).toEqual([8, 6]);
});

test('a lexicon row makes an unknown form known, and changes the key', () => {
  const documents = [makeDocument('thu', 'Mời ông XQZK đến họp.')];
  const lexicon = (spoken: string) => ({
    lexicon: [{ written: 'XQZK', spoken, note: '', line: 1 }],
  });
  const one = planBulletin(makeContent(documents, lexicon('ích quy')), request, settings);
  const two = planBulletin(makeContent(documents, lexicon('ích ca')), request, settings);
  expect(one.problems).toEqual([]);
  expect(keyOf(one, 'v')).not.toBe(keyOf(two, 'v'));
});

const withFact = makeContent([thu], { facts: [makeFact({ validFrom: '2026-11-25' })] });
const renamed = {
  ...makeContent([thu]),
  ward: { ...makeContent([thu]).ward, station: 'Đài khác' },
};
const base = keyOf(planBulletin(makeContent([thu]), request, settings), 'v');

test.each([
  [
    'the same again',
    makeContent([makeDocument('thu', 'Câu thứ nhất. Câu thứ hai.')]),
    request,
    '2026-11-24',
    'v',
    true,
  ],
  [
    'another day on which the same facts hold',
    makeContent([thu]),
    request,
    '2027-01-01',
    'v',
    true,
  ],
  [
    'a lexicon row that touches no word of it',
    makeContent([thu], { lexicon: [{ written: 'ABCD', spoken: 'a', note: '', line: 1 }] }),
    request,
    '2026-11-24',
    'v',
    true,
  ],
  [
    'another text',
    makeContent([makeDocument('thu', 'Câu khác.')]),
    request,
    '2026-11-24',
    'v',
    false,
  ],
  ['another voice', makeContent([thu]), request, '2026-11-24', 'w', false],
  ['another title', makeContent([thu]), { ...request, title: 'Khác' }, '2026-11-24', 'v', false],
  ['another station', renamed, request, '2026-11-24', 'v', false],
  ['a fact before it begins', withFact, request, '2026-11-24', 'v', true],
  ['a fact once it holds', withFact, request, '2026-11-25', 'v', false],
])('key: %s', (_, content, asked, today, voice, same) => {
  expect(keyOf(planBulletin(content, asked, { ...settings, today }), voice) === base).toBe(same);
});

test('an emergency is spoken twice, between its own frame; what nobody can read is spelled and named', () => {
  const { plan, warnings } = planEmergencyText(makeContent([]), {
    title: 'Lũ',
    today: '2026-11-24',
    text: 'Nước sông lên nhanh. Gọi XQZK ngay!',
  });
  expect(plan.signal).toBe('emergency');
  expect(plan.problems).toEqual([]);
  expect(warnings.map(({ message }) => message)).toEqual(['Chưa biết đọc "XQZK".']);
  expect(plan.lines.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "Đài truyền thanh phường An Phụ xin thông báo khẩn.",
      "Nước sông lên nhanh.",
      "Gọi XQZK ngay!",
      "Xin nhắc lại thông báo khẩn.",
      "Nước sông lên nhanh.",
      "Gọi XQZK ngay!",
      "Hết thông báo khẩn. Đề nghị quý vị và các bạn thực hiện ngay.",
    ]
  `);
});

test('check: what airs is an error, what is only written a warning; facts and station too', () => {
  const silent = makeDocument('im', 'Gặp WPLT nhé.');
  const content = makeContent(
    [
      makeDocument('thu', 'Mời XQZK.'),
      { ...silent, frontmatter: { ...silent.frontmatter, listen: false } },
    ],
    {
      facts: [
        makeFact({ text: 'Đã có PQRX.' }),
        makeFact({ id: 'b', text: 'Chưa chắc PQRX.', certainty: 'to-confirm' }),
      ],
    },
  );
  expect(
    checkSpeech(content, '/nowhere').map(({ severity, message }) => `${severity}: ${message}`),
  ).toEqual([
    'error: Chưa biết đọc "PQRX".',
    'error: Chưa biết đọc "XQZK".',
    'warning: Chưa biết đọc "WPLT".',
  ]);
});

test('check: what a campaign airs as one of its items is heard too', () => {
  const silent = makeDocument('im', 'Gặp WPLT nhé.');
  const content = makeContent(
    [{ ...silent, frontmatter: { ...silent.frontmatter, listen: false } }],
    { campaigns: [airingWhen({ items: [{ document: silent.id }] })] },
  );
  expect(checkSpeech(content, '/nowhere').map(({ severity }) => severity)).toEqual(['error']);
});

test.each([
  ['sang', 'content/campaigns/sang.yaml'],
  ['chieu', 'content/campaigns/chieu.yaml'],
  [undefined, 'content/ward.yaml'],
])(
  'of two campaigns with one title, what is wrong with it stands where %s writes it',
  (id, file) => {
    const campaigns = ['sang', 'chieu'].map((name) => ({
      ...airingWhen({ title: 'Tin XQZK' }),
      ...{ id: name, file: `content/campaigns/${name}.yaml` },
    }));
    const content = makeContent([thu], { campaigns });
    const asked = { ...request, title: 'Tin XQZK', campaign: id };
    expect(planBulletin(content, asked, settings).problems.map((one) => one.file)).toEqual([file]);
  },
);

test('a name of a fact is not found in a longer one', () => {
  const { lineAt } = writtenBeside('content', 'content/facts.yaml', 'id: cmnd');
  expect(lineAt(0)).toBe(1);
});

test('check: a lexicon row that no text has, and one that cannot be spoken, are named with their line', () => {
  const row = (written: string, spoken: string, line: number) => ({
    written,
    spoken,
    note: '',
    line,
  });
  const content = makeContent([makeDocument('thu', 'Mời XQZK.')], {
    lexicon: [row('XQZK', 'ích quy', 2), row('ABCX', 'a bê', 3), row('PQRX', 'strong', 4)],
  });
  expect(checkSpeech(content, '/nowhere').map(formatProblem)).toEqual([
    'content/lexicon.tsv:3 — Không bài nào có chữ "ABCX". Xóa dòng này nếu không còn cần, hoặc kiểm tra lại cách viết cột đầu.',
    'content/lexicon.tsv:4 — Cách đọc "strong" có chữ không phải tiếng Việt nên dòng này bị bỏ qua. Viết cách đọc bằng các tiếng tiếng Việt, ví dụ: oép sai.',
  ]);
});

test.each([
  ['THÔNG BÁO\n\n# Về việc tiêm phòng\n\nChữ.', 'Tiêm phòng'],
  ['THÔNG BÁO\n\n# Về việc tiêm phòng\n\nChữ.', 'Về việc tiêm phòng'],
  ['**THÔNG BÁO**\n\n# V/v Tiêm phòng.\n\nChữ.', 'Thông báo về việc tiêm phòng'],
  ['# Thông báo tiêm phòng\n\nChữ.', 'Tiêm phòng'],
])('a listener is told the title once: %j as %s', (body, title) => {
  const content = makeContent([makeDocument('tiem', body)]);
  const { lines } = planBulletin(content, { title, documents: ['thong-bao/tiem'] }, settings);
  expect(lines[0]?.text).toBe('Đài truyền thanh phường An Phụ xin kính chào quý vị và các bạn.');
  expect(lines.map(({ text }) => text).join(' ')).toMatch(/^[^]*tiêm phòng(?![^]*tiêm phòng)/i);
});

test.each([
  ['# Tiêm phòng đợt 2\n\nChữ.', 'Tiêm phòng'],
  ['Chữ.\n\nTiêm phòng.', 'Tiêm phòng'],
  ['Chữ.\n\n# Tiêm phòng', 'Tiêm phòng'],
])('what does not begin with its title is announced by it: %j as %s', (body, title) => {
  const content = makeContent([makeDocument('tiem', body)]);
  const { lines } = planBulletin(content, { title, documents: ['thong-bao/tiem'] }, settings);
  expect(lines[0]?.text).toContain('mời quý vị và các bạn nghe: ');
});
