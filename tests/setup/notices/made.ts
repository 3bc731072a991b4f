import { docxOf, type DocxShape } from './docx.ts';
import { htmlOf, type HtmlShape } from './html.ts';
import { readNotices, seeded, type Notice } from './notice.ts';
import { odtOf } from './odt.ts';
import { textOf, type TextShape } from './text.ts';

/** A file made of a notice, or the page of which a PDF is to be made. */
export interface Made {
  readonly title: string;
  readonly notice: Notice;
  readonly bytes?: Buffer;
  readonly page?: string;
  /** Paragraphs that the file has besides the notice's own. */
  readonly extra: readonly string[];
}

function pick<T>(random: () => number, choices: readonly T[]): T {
  // There is always one: the list is not empty.
  return choices[Math.floor(random() * choices.length)] as T;
}

/** Every notice in so many shapes of each kind; the same seed makes the same files. */
export function madeFiles(seed: number, rounds: number): readonly Made[] {
  const random = seeded(seed);
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    readNotices().flatMap((notice) => [
      docx(notice, round, random),
      text(notice, round, random),
      html(notice, round, random),
      pdf(notice, round, random),
      odt(notice, round, random),
    ]),
  );
}

function docx(notice: Notice, round: number, random: () => number): Made {
  const shape: DocxShape = {
    seed: Math.floor(random() * 1e9),
    head: pick(random, ['table', 'table', 'tabs', 'spaces', 'plain']),
    foot: pick(random, ['table', 'table', 'rows', 'tabs', 'plain']),
    lists: pick(random, ['auto', 'typed']),
    letters: pick(random, ['unicode', 'unicode', 'tcvn3', 'vni', 'decomposed']),
    breaks: random() < 0.25,
    changes: random() < 0.15,
  };
  const extra = shape.changes ? ['Lời này mới được thêm vào cuối bài.'] : [];
  return {
    title: `${notice.name} docx ${round} ${JSON.stringify(shape)}`,
    notice,
    bytes: docxOf(notice, shape),
    extra,
  };
}

function text(notice: Notice, round: number, random: () => number): Made {
  const width = pick(random, [undefined, undefined, 76, 88, 96]);
  const shape: TextShape = {
    ...(width === undefined ? {} : { width }),
    blankLines: random() < 0.5,
    indent: pick(random, [0, 0, 4, 8]),
    foot: pick(random, ['plain', 'beside']),
  };
  const bytes = Buffer.from(textOf(notice, shape));
  return {
    title: `${notice.name} txt ${round} ${JSON.stringify(shape)}`,
    notice,
    bytes,
    extra: [],
  };
}

function htmlShape(random: () => number): HtmlShape {
  return {
    paragraphs: pick(random, ['indent', 'space', 'none', 'indent']),
    justified: random() < 0.7,
    size: pick(random, [13, 14]),
    lists: pick(random, ['typed', 'typed', 'elements']),
    foot: pick(random, ['table', 'table', 'plain']),
    titleBold: random() < 0.8,
  };
}

function html(notice: Notice, round: number, random: () => number): Made {
  const shape = htmlShape(random);
  const bytes = Buffer.from(htmlOf(notice, shape));
  return {
    title: `${notice.name} html ${round} ${JSON.stringify(shape)}`,
    notice,
    bytes,
    extra: [],
  };
}

function pdf(notice: Notice, round: number, random: () => number): Made {
  const shape = htmlShape(random);
  return {
    title: `${notice.name} pdf ${round} ${JSON.stringify(shape)}`,
    notice,
    page: htmlOf(notice, shape),
    extra: [],
  };
}

function odt(notice: Notice, round: number, random: () => number): Made {
  const lists = pick<'auto' | 'typed'>(random, ['auto', 'typed']);
  return {
    title: `${notice.name} odt ${round} ${lists}`,
    notice,
    bytes: odtOf(notice, { lists }),
    extra: [],
  };
}
