// One field of each sort changed in a form: the lines that go and the lines that come, and no others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { describe, expect, test } from 'vitest';
import { entriesOf, entryOf, withAt } from '../../../../scheduler/console/writing/kinds/entries.ts';
import { textWith, valueIn } from '../../../../scheduler/console/writing/kinds/file-text.ts';
import { formKind, formKinds } from '../../../../scheduler/console/writing/kinds/kinds.ts';
import { moved, partMove } from '../../../../scheduler/console/writing/kinds/part-moves.ts';
import { sentFields } from '../../../../scheduler/console/writing/kinds/sent-fields.ts';
import { sentValue } from '../../../../scheduler/console/writing/kinds/sent-value.ts';

const contentDir = join(import.meta.dirname, '../../../../content');
const textOf = (file: string): string => readFileSync(join(contentDir, '..', file), 'utf8');

interface Case {
  readonly title: string;
  readonly kind: string;
  readonly entry: string;
  /** Pressed before anything is typed. */
  readonly press?: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

const fact = { kind: 'facts', entry: 'dang-nhap-bang-vneid' } as const;
const screen = { kind: 'simulator/nay-chung-thuc', entry: 'cs-ke-khai' } as const;

const cases: readonly Case[] = [
  {
    ...{ ...fact, title: 'a day', typed: { 'f.recheckBy': '2027-06-30' } },
    ...{ gone: ['  recheckBy: 2027-05-29'], come: ['  recheckBy: 2027-06-30'] },
  },
  {
    ...{ ...fact, title: 'a choice', typed: { 'f.certainty': 'likely' } },
    ...{ gone: ['  certainty: found'], come: ['  certainty: likely'] },
  },
  {
    ...{ ...fact, title: 'a new key in its place', typed: { 'f.validUntil': '2027-01-01' } },
    ...{ gone: [], come: ['  validUntil: 2027-01-01'] },
  },
  {
    ...{ ...fact, title: 'a key taken out', typed: { 'f.note': '' } },
    gone: ['  note: Một danh mục văn bản công khai năm 2026 ghi nghị định này còn hiệu lực.'],
    come: [],
  },
  {
    ...{ ...fact, title: 'another kind: not spoken', typed: { 'f.spoken.way': 'false' } },
    gone: [
      '  spoken: >-',
      '    Không đăng ký tài khoản bằng số điện thoại được nữa.',
      '    Nay đăng nhập bằng VNeID mức 2. Chưa có thì đến công an phường.',
    ],
    come: ['  spoken: false'],
  },
  {
    ...{ kind: 'facts', entry: 'cong-cua-tinh-da-dong', title: 'a line of a list taken out' },
    ...{ press: ['remove:f.touches.1'], typed: {} },
    ...{ gone: ['    - huong-dan/nop-ho-so-truc-tuyen#dang-nhap'], come: [] },
  },
  {
    ...{ kind: 'facts', entry: 'cong-cua-tinh-da-dong', title: 'a line of a list put in' },
    ...{ press: ['add:f.supersedes'], typed: { 'f.supersedes.1': 'CMND' } },
    ...{ gone: [], come: ['    - CMND'] },
  },
  {
    ...{ kind: 'glossary', entry: 'to-khai', title: 'a list on one line', typed: {} },
    press: ['up:f.also.1'],
    gone: ['  also: [biểu mẫu, mẫu đơn, tờ khai]'],
    come: ['  also: [mẫu đơn, biểu mẫu, tờ khai]'],
  },
  {
    ...{ ...screen, title: 'a number in a rule', typed: { 'f.fields.1.rules.1.length': '2' } },
    ...{ gone: ['            length: 1'], come: ['            length: 2'] },
  },
  {
    ...{ ...screen, title: 'an option on one line' },
    typed: { 'f.fields.0.options.1.label': 'Giấy khai sinh, bản sao' },
    gone: ['          - { value: khai-sinh, label: Giấy khai sinh }'],
    come: ["          - { value: khai-sinh, label: 'Giấy khai sinh, bản sao' }"],
  },
  {
    ...{ ...screen, title: 'a word in a map', typed: { 'f.tries.1.fills.0.value': '2/9/2025' } },
    ...{
      gone: ['        fills: { cs-ngay: 1/9/2025 }'],
      come: ['        fills: { cs-ngay: 2/9/2025 }'],
    },
  },
  {
    ...{ ...screen, title: 'another rule', typed: { 'f.fields.2.rules.2.way': 'not-future' } },
    ...{ gone: ['          - kind: not-past'], come: ['          - kind: not-future'] },
  },
  {
    ...{ ...screen, title: 'yes', typed: { 'f.question': 'on' } },
    ...{ gone: [], come: ['    question: true'] },
  },
  {
    ...{ kind: 'ward', entry: 'approval', title: 'yes where no was written' },
    typed: { 'f.approval.required': 'on' },
    ...{ gone: ['  required: false'], come: ['  required: true'] },
  },
  {
    ...{ kind: 'ward', entry: 'broadcast', title: 'days of the week' },
    typed: { 'f.broadcast.permitted.0.days.sat': 'on' },
    gone: ['    - days: [mon, tue, wed, thu, fri]'],
    come: ['    - days: [mon, tue, wed, thu, fri, sat]'],
  },
  {
    ...{ kind: 'ward', entry: 'console', title: 'a part that was not there' },
    typed: { 'f.console.host': '0.0.0.0' },
    ...{ gone: [], come: ['console:', '  host: 0.0.0.0'] },
  },
];

describe('one field changed', () => {
  test.each(cases)('$title', ({ kind: name, entry: key, press = [], typed, gone, come }) => {
    const kind = formKind(contentDir, name);
    if (!kind) throw new Error(name);
    const text = textOf(kind.file);
    const value = valueIn(kind, text);
    const entry = entryOf(kind, value, key);
    if (!entry) throw new Error(key);
    let sent = sentFields(entry.field, entry.value, 'f');
    for (const button of press) {
      const move = partMove(button);
      if (move) sent = moved(sent, move);
    }
    const all = { ...sent, ...typed };
    const now = sentValue(entry.field, entry.value, (one) => all[one] ?? '', 'f');
    const after = textWith(kind, text, withAt(value, entry.path, now));
    const parts = diffLines(text, after);
    const lines = (is: 'added' | 'removed') =>
      parts.filter((part) => part[is]).flatMap((part) => part.value.replace(/\n$/, '').split('\n'));
    expect({ gone: lines('removed'), come: lines('added') }).toEqual({ gone, come });
  });
});

test('no form has more fields than the gate takes', () => {
  for (const kind of formKinds(contentDir))
    for (const { field, value, key } of entriesOf(kind, valueIn(kind, textOf(kind.file))))
      expect(Object.keys(sentFields(field, value, 'f')).length, `${kind.name} ${key}`).toBeLessThan(
        400,
      );
});
