import { systemCodeOf } from '../schema/system-errors.ts';
import { mapParagraphs, paragraphsOf, textOf, wordsOf, type ReadFile } from './blocks.ts';
import type { BroughtIn, BroughtInKind, Remark } from './brought-in.ts';
import { differences, keptWords } from './compare.ts';
import {
  decodeRuns,
  encodingDoubt,
  encodingOfFont,
  encodingOfAll,
  type OldEncoding,
} from './letters/old-letters.ts';
import { tidy, tidyRuns } from './letters/tidy.ts';
import { mergedCells } from './merged-cells.ts';
import { entriesOf } from './notice/entries.ts';
import { placeEntries } from './notice/notice.ts';
import { piecesOf, type Piece } from './notice/pieces.ts';
import { ImportRefusal } from './refusals.ts';
import { sniff } from './sniff.ts';
import { stoodAfter } from './stood-after.ts';
import { writeMdx, type Head } from './write-mdx.ts';

/** The same as `bringIn`, in this very process and without a limit of time. Throws ImportRefusal, and where a package is missing. */
export async function bringInHere(
  bytes: Uint8Array,
  kind: BroughtInKind = 'announcement',
): Promise<BroughtIn> {
  try {
    return await broughtIn(bytes, kind);
  } catch (error) {
    // Files are broken in more ways than anyone can list: what a reader stumbles over is the file's, unless it is ours.
    const isOurs = systemCodeOf(error)?.endsWith('MODULE_NOT_FOUND') ?? false;
    throw error instanceof ImportRefusal || isOurs
      ? error
      : new ImportRefusal('unreadable', { cause: error });
  }
}

async function broughtIn(bytes: Uint8Array, kind: BroughtInKind): Promise<BroughtIn> {
  const file = await readFile(bytes);
  const { read, found } = inTodaysLetters(file);
  const pieces = piecesOf(placeEntries(entriesOf(read.blocks)));
  const kept = keptWords(pieces);
  if (kept.length === 0) {
    throw new ImportRefusal('no-words');
  }
  const leftOut = [...read.leftOut, ...labelsLeftOut(pieces)];
  // Old letters are compared after they were read: before, a word has other letters.
  const plain = found.size === 0 ? tidy(read.plain) : plainOf(read);
  const source = wordsOf(plain);
  const gone = leftOut.flatMap(({ text }) => wordsOf(text));
  const head = proposedHead(pieces);
  return {
    mdx: writeMdx(head, pieces, kind),
    leftOut,
    leftOutAfter: leftOut.map(({ text }) => stoodAfter(source, text)),
    doubts: [
      ...differences(source, kept, gone),
      ...[...found].map(encodingDoubt),
      ...read.doubts,
      ...pieces.flatMap(mergedCells),
      ...guesses(head, pieces),
    ],
    words: { source: source.length, kept: kept.length, leftOut: gone.length },
  };
}

async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  switch (sniff(bytes)) {
    case 'zip':
      return (await import('./read-zip.ts')).readZip(bytes);
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf(bytes);
    case 'html':
      return (await import('./read-html.ts')).readHtml(bytes);
    case 'text':
      return (await import('./read-text.ts')).readText(bytes);
  }
}

/** Letters of TCVN3 and VNI as Unicode has them, all composed; and which of them there were. */
function inTodaysLetters(file: ReadFile): { read: ReadFile; found: ReadonlySet<OldEncoding> } {
  const found = new Set<OldEncoding>();
  // A short line is too little to tell by: then the whole text does.
  const paragraphs = paragraphsOf(file.blocks);
  const evidence = {
    whole: encodingOfAll(paragraphs.map(textOf)),
    oldFonts: paragraphs.some(({ runs }) =>
      runs.some(({ font }) => encodingOfFont(font) !== undefined),
    ),
  };
  const blocks = mapParagraphs(file.blocks, (paragraph) => {
    const decoded = decodeRuns(paragraph.runs, evidence);
    for (const one of decoded.found) {
      found.add(one);
    }
    return { ...paragraph, runs: tidyRuns(decoded.runs) };
  });
  const remark = (one: Remark): Remark => {
    const decoded = decodeRuns([{ text: one.text }], evidence);
    return { ...one, text: tidy(decoded.runs.map(({ text }) => text).join('')) };
  };
  const leftOut = file.leftOut.map(remark);
  const doubts = file.doubts.map(remark);
  return { read: { ...file, blocks, leftOut, doubts }, found };
}

function plainOf({ blocks, leftOut }: ReadFile): string {
  return [...paragraphsOf(blocks).map(textOf), ...leftOut.map(({ text }) => text)].join('\n');
}

function labelsLeftOut(pieces: readonly Piece[]): readonly Remark[] {
  return pieces
    .filter(({ kind }) => kind === 'recipients')
    .map(() => ({ text: 'Nơi nhận:', why: 'thẻ <Recipients> tự ghi chữ này trên trang' }));
}

const longestDescription = 200;

/** Title and summary in the letter's own words, for a person to decide. */
function proposedHead(pieces: readonly Piece[]): Head {
  const title = pieces.find((piece) => piece.kind === 'heading' && piece.depth === 1);
  const texts = pieces.flatMap((piece) =>
    piece.kind === 'paragraph'
      ? [
          piece.runs
            .map(({ text }) => text)
            .join('')
            .trim(),
        ]
      : [],
  );
  const first = texts.find((text) => wordsOf(text).length >= 12) ?? texts[0] ?? '';
  const name = title?.kind === 'heading' ? title.text : (texts[0] ?? '').slice(0, 100);
  return { title: name || 'Thông báo', description: shortened(first) || name || 'Thông báo' };
}

function shortened(text: string): string {
  if (text.length <= longestDescription) {
    return text;
  }
  const sentence = /^.{40,200}?[.!?](?=\s)/.exec(text)?.[0];
  const cut = text.slice(0, longestDescription);
  return sentence ?? `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

function guesses(head: Head, pieces: readonly Piece[]): readonly Remark[] {
  const kinds = new Set(pieces.map(({ kind }) => kind));
  const titled = pieces.some((piece) => piece.kind === 'heading' && piece.depth === 1);
  const wish = pieces
    .flatMap((piece) => (piece.kind === 'recipients' ? piece.items : []))
    .find((item) => /\d+\s*lần\s*\/\s*(?:tuần|ngày|tháng)/i.test(item));
  return [
    { text: head.title, why: 'tên bài (title) là đề nghị, lấy từ văn bản: xem lại' },
    {
      text: head.description,
      why: 'lời tóm tắt (description) là đề nghị, lấy từ văn bản: viết lại một câu cho người đọc',
    },
    ...(titled
      ? []
      : [
          {
            text: head.title,
            why: 'chưa nhận ra tiêu đề của văn bản: đặt một dấu # trước dòng tiêu đề',
          },
        ]),
    ...(kinds.has('recipients')
      ? []
      : [{ text: '', why: 'không thấy phần "Nơi nhận": nếu có thì bọc vào <Recipients>' }]),
    ...(kinds.has('signature')
      ? []
      : [{ text: '', why: 'không thấy phần chữ ký: nếu có thì bọc vào <Signature>' }]),
    ...(wish === undefined
      ? []
      : [
          {
            text: wish,
            why: 'nơi gửi có yêu cầu phát thanh: lập đợt phát theo lời này, và ghi broadcast ở đầu bài',
          },
        ]),
  ];
}
