import { expect, test } from 'vitest';
import { keyOf } from '../../../../audio/bulletin/key.ts';
import { planBulletin } from '../../../../audio/bulletin/plan.ts';
import type { TakesToAir } from '../../../../audio/bulletin/use-takes.ts';
import { keyOfSentence } from '../../../../audio/studio/index.ts';
import type { Content } from '../../../../content/schema/content.ts';
import { makeContent, makeDocument } from '../../../setup/audio-content.ts';

const written = ['Kính thưa bà con.', 'Mời bà con họp ở nhà văn hóa.'];
const thu = makeDocument('thu', written.join(' '));
const content = makeContent([thu]);
const waiting: Content = { ...content, ward: { ...content.ward, studio: { unread: 'wait' } } };
const request = { title: 'Mời họp', documents: [thu.id] };
const today = '2026-11-30';

const takesOf = (...read: readonly (readonly [text: string, sha256: string])[]): TakesToAir => ({
  find(_, key) {
    const found = read.find(([text]) => keyOfSentence(text) === key);
    return found && { sha256: found[1], reader: 'Chị Lan', path: `/${found[1]}.wav` };
  },
  isRead: () => read.length > 0,
});

const planOf = (takes?: TakesToAir, of = content) =>
  planBulletin(of, request, { today, contentDir: '/nowhere', takes });

const first = written[0] ?? '';
const second = written[1] ?? '';

test('lines that a person has read have their take, the others none', () => {
  const { lines } = planOf(takesOf([first, 'a']));
  expect(lines.filter(({ take }) => take).map(({ text }) => text)).toEqual([first]);
});

test('opening and closing may be read by a person too', () => {
  const texts = planOf().lines.map(({ text }) => text);
  const { lines } = planOf(takesOf([texts[0] ?? '', 'a'], [texts.at(-1) ?? '', 'b']));
  expect(lines[0]?.take?.sha256).toBe('a');
  expect(lines.at(-1)?.take?.sha256).toBe('b');
});

test('another take makes another bulletin, another place of it the same', () => {
  const key = keyOf(planOf(takesOf([first, 'a'])), 'v');
  expect(keyOf(planOf(), 'v')).not.toBe(key);
  expect(keyOf(planOf(takesOf([first, 'b'])), 'v')).not.toBe(key);
  expect(keyOf(planOf(takesOf()), 'v')).toBe(keyOf(planOf(), 'v'));
  const { find, isRead } = takesOf([first, 'a']);
  const elsewhere: TakesToAir = {
    find: (...sentence) => {
      const take = find(...sentence);
      return take && { ...take, path: '/elsewhere.wav' };
    },
    isRead,
  };
  expect(keyOf(planOf(elsewhere), 'v')).toBe(key);
});

test('what nobody knows how to say is no hindrance in a sentence that a person has read', () => {
  const text = 'Họp về WXYZQ hôm nay.';
  const strange = makeContent([makeDocument('thu', text)]);
  expect(planOf(undefined, strange).problems).toHaveLength(1);
  expect(planOf(takesOf([text, 'a']), strange).problems).toEqual([]);
});

test('a ward that waits is told which sentences are still to be read', () => {
  const { unread } = planOf(takesOf([first, 'a']), waiting);
  expect(unread).toEqual([
    expect.objectContaining({
      file: thu.file,
      message: `Chưa có người đọc câu: "${second}"`,
      severity: 'error',
    }),
  ]);
});

test('a ward that waits does so for what stands in for a relay as well', () => {
  const ward = { ...waiting.ward, relays: [{ id: 'dai', name: 'Đài tỉnh', url: 'https://x.vn/' }] };
  const relay = { relay: 'dai', minutes: 5, fallback: { document: thu.id } };
  const { unread } = planBulletin(
    { ...waiting, ward },
    { title: 'Tiếp sóng', items: [relay] },
    { today, contentDir: '/nowhere', takes: takesOf([first, 'a']) },
  );
  expect(unread?.map(({ message }) => message)).toEqual([`Chưa có người đọc câu: "${second}"`]);
});

test.each([
  ['all is read', takesOf([first, 'a'], [second, 'b'])],
  ['nobody has read anything', takesOf()],
])('a ward that waits does not wait where %s', (_, takes) => {
  expect(planOf(takes, waiting)).not.toHaveProperty('unread');
});

test('a ward that does not wait has the voice stand in', () => {
  expect(planOf(takesOf([first, 'a']))).not.toHaveProperty('unread');
});
