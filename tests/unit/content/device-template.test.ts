import { describe, expect, test } from 'vitest';
import {
  fillTemplate,
  templateMistakes,
  type TemplateFacts,
  type TemplatePlace,
} from '../../../content/schema/device-template.ts';
import { pointedAt } from '../../../content/schema/json-pointer.ts';

const facts: TemplateFacts = {
  audioUrl: 'http://a/b.mp3?x=1&y=2',
  slot: 'đợt@2026-12-01T17:00',
  title: 'Họp "tổ" <1> & 2\n\u0001',
  key: 'k',
  sha256: 'ab',
  device: 'cot-1',
  address: '192.168.1.21:8080',
  startsAt: '2026-12-01T17:00:00+07:00',
  startsAtUtc: '2026-12-01T10:00:00.000Z',
  startsDate: '2026-12-01',
  startsTime: '17:00:00',
  durationMs: 1500,
  durationS: 2,
  volume: 80,
  startsAtUnix: 1,
  startsAtMs: 1000,
};

test.each<[TemplatePlace, string, string]>([
  [
    'url',
    'http://{address}/p?u={audioUrl}',
    'http://192.168.1.21:8080/p?u=http%3A%2F%2Fa%2Fb.mp3%3Fx%3D1%26y%3D2',
  ],
  ['json', '{"t": "{title}", "v": {volume}}', '{"t": "Họp \\"tổ\\" <1> & 2\\n\\u0001", "v": 80}'],
  ['xml', '<t a="{title}"/>', '<t a="Họp &#34;tổ&#34; &#60;1&#62; &#38; 2\n"/>'],
  ['form', 't={slot}&v={volume}', 't=%C4%91%E1%BB%A3t%402026-12-01T17%3A00&v=80'],
  ['header', 'a {slot}', 'a %C4%91%E1%BB%A3t@2026-12-01T17:00'],
  ['topic', 'loa/{address}/lenh', 'loa/192.168.1.21:8080/lenh'],
  ['text', '{startsAt} {durationS}', '2026-12-01T17:00:00+07:00 2'],
])('%s: %s → %s', (place, template, filled) => {
  expect(fillTemplate(template, place, facts)).toBe(filled);
});

test('what was filled in is not filled in again', () => {
  expect(fillTemplate('{title}', 'text', { ...facts, title: '{volume}' })).toBe('{volume}');
});

test('no line break of a title ever reaches a header', () => {
  expect(fillTemplate('{title}', 'header', { ...facts, title: 'a\r\nX-Evil: 1' })).toBe(
    'a%0D%0AX-Evil: 1',
  );
});

describe('mistakes', () => {
  test.each<[TemplatePlace, string, string | undefined]>([
    ['json', '{"u": "{audioUrl}", "v": {volume}}', undefined],
    ['json', '{"u": {audioUrl}}', 'text-outside-quotes'],
    ['json', '{"a\\"b": "{title}"}', undefined],
    ['json', '{"u": "{audioUrl}"', 'not-json'],
    ['json', '{"u": "{tieuDe}"}', 'unknown-placeholder'],
    ['url', 'http://{address}/p?t={title}', undefined],
    ['url', 'ftp://{address}/', 'not-an-address'],
    ['url', 'http://root:pass@{address}/', 'secret-in-address'],
    ['url', 'http://{title}.vn/', 'placeholder-in-host'],
    ['topic', 'loa/+/lenh', 'wildcard'],
    ['topic', 'loa/#', 'wildcard'],
    ['header', 'a\nb', 'more-than-a-line'],
  ])('%s: %s', (place, template, code) => {
    expect(templateMistakes(template, place)[0]?.code).toBe(code);
  });
});

test.each([
  ['', { a: 1 }, { a: 1 }],
  ['/a/0/b~1c', { a: [{ 'b/c': 2 }] }, 2],
  ['/a/x', { a: 'chữ' }, undefined],
  ['/toString', {}, undefined],
  ['/__proto__', {}, undefined],
])('pointer %s', (pointer, value, found) => {
  expect(pointedAt(value, pointer)).toEqual(found);
});
