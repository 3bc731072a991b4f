import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../content/schema/facts.ts';
import { contentSecurityPolicy } from '../../../site/csp.ts';
import { documentIdOf } from '../../../site/document-id.ts';
import { wrapText } from '../../../site/pictures/wrap-text.ts';
import { factsAt, isChange, lastChecked, shownFacts } from '../../../site/facts.ts';
import { headingId } from '../../../site/heading-ids.ts';
import { listedPaths } from '../../../site/paths.ts';
import { qrPath } from '../../../site/qr.ts';
import { dayIn, nowMs } from '../../../content/today.ts';
import { vietnameseDay } from '../../../content/schema/vietnamese-day.ts';
import type { PublishedSentence } from '../../../content/schema/published.ts';
import { paragraphsOf, readersText } from '../../../site/transcript.ts';

describe('documentIdOf', () => {
  test.each([
    ['/x/content/guides/dang-ky-tai-khoan.mdx', 'huong-dan/dang-ky-tai-khoan'],
    ['C:\\x\\content\\faq\\a.mdx', 'hoi-dap/a'],
    ['/x/content/answers/b.mdx', 'hoi-dap/b'],
    ['content/announcements/b.mdx', 'thong-bao/b'],
    ['content/other/b.mdx', undefined],
  ])('%s → %s', (file, id) => {
    expect(documentIdOf(file)).toBe(id);
  });
});

describe('headingId', () => {
  test.each([
    ['3.1. Cách đăng ký', 'muc-3-1-cach-dang-ky'],
    ['Đ, đ!', 'muc-d-d'],
    ['', 'muc'],
  ])('%j → %s', (text, id) => {
    expect(headingId(text)).toBe(id);
  });
  test('is short even for a heading of four lines', () => {
    expect(headingId('một hai ba '.repeat(20)).length).toBeLessThanOrEqual(48);
  });
});

describe('facts', () => {
  const fact = (more: Partial<Fact>): Fact => ({
    id: 'x',
    text: 'x',
    source: 'x',
    certainty: 'found',
    checkedOn: '2026-11-01',
    recheckBy: '2027-01-01',
    touches: ['huong-dan/a#b'],
    grounds: [],
    supersedes: [],
    ends: [],
    ...more,
  });
  test.each([
    ['found', {}, 1],
    ['to be confirmed: never', { certainty: 'to-confirm' as const }, 0],
    ['ended yesterday', { validUntil: '2026-11-22' }, 0],
    ['ends today', { validUntil: '2026-11-23' }, 1],
    ['overdue: still shown', { recheckBy: '2026-01-01' }, 1],
  ])('%s', (_name, more, count) => {
    expect(shownFacts([fact(more)], '2026-11-23')).toHaveLength(count);
  });
  test.each([
    ['2026-12-31', false, 'Kiểm tra ngày 01/11/2026.'],
    ['2027-01-01', true, 'Chưa kiểm tra lại từ ngày 01/11/2026 (hạn 01/01/2027).'],
  ])('on %s overdue is %s: %s', (day, overdue, words) => {
    expect(lastChecked(fact({}), day)).toEqual({ words, overdue });
  });
  test('a change is what holds from a day on', () => {
    expect([isChange(fact({})), isChange(fact({ validFrom: '2025-07-01' }))]).toEqual([
      false,
      true,
    ]);
  });
  test('stands at its step, not at the page or another step', () => {
    const places = ['huong-dan/a#b', 'huong-dan/a', 'huong-dan/a#c'];
    expect(places.map((place) => factsAt([fact({})], place).length)).toEqual([1, 0, 0]);
  });
});

describe('today', () => {
  test('LOA_CLOCK moves the day', () => {
    const real = Date.parse('2026-11-23T10:00:00Z');
    const clock = '2030-01-01T00:00:00+07:00|2026-11-23T09:00:00Z|60';
    expect(new Date(nowMs(clock, real)).toISOString()).toBe('2030-01-03T05:00:00.000Z');
  });
  test.each(['', 'rubbish', '2030-01-01T00:00:00Z||'])(
    'LOA_CLOCK=%j: the real instant',
    (clock) => {
      expect(nowMs(clock, 5)).toBe(5);
    },
  );
  test('the day is the ward’s, not Greenwich’s', () => {
    expect(dayIn('Asia/Ho_Chi_Minh', Date.parse('2026-11-23T18:00:00Z'))).toBe('2026-11-24');
    expect(vietnameseDay('2026-11-24')).toBe('24/11/2026');
  });
});

describe('contentSecurityPolicy', () => {
  test('allows nothing inline and nothing from elsewhere', () => {
    const policy = contentSecurityPolicy();
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
  test('one page may change one directive', () => {
    const policy = contentSecurityPolicy({ 'connect-src': "'none'" });
    expect(policy).toContain("connect-src 'none'");
    expect(policy.match(/connect-src/g)).toHaveLength(1);
  });
});

describe('wrapText', () => {
  test.each([
    ['ngắn', 10, ['ngắn']],
    ['một hai ba bốn', 8, ['một hai', 'ba bốn']],
    ['một hai', 2, ['một', 'hai']],
    ['cổng dịch vụ công quốc gia', 27, ['cổng dịch vụ công quốc gia']],
    ['CỔNG DỊCH VỤ CÔNG QUỐC GIA', 27, ['CỔNG DỊCH VỤ CÔNG QUỐC', 'GIA']],
  ])('%s in lines of %d', (text, length, lines) => {
    expect(wrapText(text, length)).toEqual(lines);
  });
});

test('a QR code has its quiet zone', () => {
  const { d, size } = qrPath('https://an-phu.example.vn/huong-dan/dang-ky-tai-khoan/');
  expect(size).toBeGreaterThan(29);
  expect(d.startsWith('M4 4h1v1h-1z')).toBe(true);
});

test('a transcript sets headings and items on lines of their own', () => {
  const sentence = (id: string, kind: 'heading' | 'sentence' | 'item') => ({
    id,
    kind,
    text: id,
    spoken: id,
    startMs: 0,
    endMs: 1,
    words: [],
  });
  const paragraphs = paragraphsOf([
    sentence('a', 'heading'),
    sentence('b', 'sentence'),
    sentence('c', 'sentence'),
    sentence('d', 'item'),
  ]);
  expect(paragraphs.map((each) => each.map(({ id }) => id).join(''))).toEqual(['a', 'bc', 'd']);
});

test('a transcript says who reads, and whether the voice reads the rest', () => {
  const machine: PublishedSentence = {
    ...{ id: 's1', kind: 'sentence', text: 'x', spoken: 'x', startMs: 0, endMs: 1, words: [] },
  };
  const lan: PublishedSentence = { ...machine, by: 'person', reader: 'Trần Thị Lan' };
  expect(readersText([machine])).toBeUndefined();
  expect(readersText([lan, lan])).toBe('Người đọc: Trần Thị Lan.');
  expect(readersText([lan, machine])).toBe('Người đọc: Trần Thị Lan; các câu khác giọng máy đọc.');
});

test('search engines are given every page of words, not the search page', () => {
  expect(listedPaths()).toContain('/thay-doi/');
  expect(listedPaths()).not.toContain('/tim-kiem/');
});
