import { readdirSync, readFileSync } from 'node:fs';

export const lineKinds = [
  ...(['agency', 'number', 'about', 'place', 'kind', 'title', 'dear', 'to', 'sign'] as const),
  ...(['heading', 'item', 'sub', 'star', 'text', 'row'] as const),
];
type LineKind = (typeof lineKinds)[number];

export interface NoticeLine {
  readonly kind: LineKind;
  readonly text: string;
  /** Of a row. */
  readonly cells: readonly string[];
}

/** A notice as it is meant, before a program sets it out. */
export interface Notice {
  readonly name: string;
  readonly lines: readonly NoticeLine[];
}

const folder = new URL('../../cases/notices/', import.meta.url);

/** Our own notices, in the forms and the sloppiness of real ones. */
export function readNotices(): readonly Notice[] {
  return readdirSync(folder).map((file) => ({
    name: file.replace('.txt', ''),
    lines: readFileSync(new URL(file, folder), 'utf8').trim().split('\n').map(lineOf),
  }));
}

const signs: readonly (readonly [RegExp, LineKind])[] = [
  [/^# /, 'heading'],
  [/^- /, 'item'],
  [/^\+ /, 'sub'],
  [/^[•*] /, 'star'],
];

function lineOf(line: string): NoticeLine {
  const [, tag, rest = ''] = /^@(\w+) (.*)$/.exec(line) ?? [];
  const kind = lineKinds.find((one) => one === tag);
  if (kind !== undefined) {
    return { kind, text: rest, cells: [] };
  }
  if (line.startsWith('|')) {
    const cells = line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    return { kind: 'row', text: cells.join(' '), cells };
  }
  const [sign, found] = signs.find(([form]) => form.test(line)) ?? [undefined, 'text' as const];
  return { kind: found, text: sign === undefined ? line : line.replace(sign, ''), cells: [] };
}

export const nationalLines = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];

export const of = (notice: Notice, kind: LineKind): readonly string[] =>
  notice.lines.filter((line) => line.kind === kind).map(({ text }) => text);

/** Between head and foot; a place that stands low belongs to the foot. */
export function bodyOf({ lines }: Notice): readonly NoticeLine[] {
  return lines.filter(({ kind }) =>
    ['dear', 'heading', 'item', 'sub', 'star', 'text', 'row'].includes(kind),
  );
}

/** Whether place and date stand above the signature. */
export function placeIsLow({ lines }: Notice): boolean {
  const at = lines.findIndex(({ kind }) => kind === 'place');
  return at > lines.findIndex(({ kind }) => kind === 'text');
}

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
