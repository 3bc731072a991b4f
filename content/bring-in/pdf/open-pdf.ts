import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { Remark } from '../brought-in.ts';
import { ImportRefusal } from '../refusals.ts';
import { isBold, needsGlyphs, piecesOfGlyphs } from './glyph-pieces.ts';
import { glyphsOf } from './glyphs.ts';
import { times } from './matrix.ts';
import { rulesOf } from './rules.ts';
import { turnOf, turnOfMost, upright, type Written } from './turned.ts';
import type { Page, Piece } from './types.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;
type PdfItem = Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number];

/** Drawing is looked at on so many pages: beyond them tables are read by their gaps alone. */
const drawnPages = 60;

/** Throws ImportRefusal where it is locked or broken. */
export async function openPdf(
  bytes: Uint8Array,
): Promise<{ readonly pages: readonly Page[]; readonly doubts: readonly Remark[] }> {
  const document = await opened(bytes);
  const pages: Page[] = [];
  let doubts: readonly Remark[] = [];
  try {
    doubts = await besideWords(document, bytes);
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number), number));
    }
  } catch (error) {
    throw new ImportRefusal('pdf-broken', { cause: error });
  } finally {
    await document.loadingTask.destroy();
  }
  return { pages, doubts };
}

/** What a PDF may carry that is no word on its pages. Nothing of it is run or opened. */
async function besideWords(document: PdfDocument, bytes: Uint8Array): Promise<readonly Remark[]> {
  const files = [...((await document.getAttachments()) ?? []).values()];
  // A document may ask to start another program by what it is named.
  const isProgram = (await document.hasJSActions()) || Buffer.from(bytes).includes('/Launch');
  return [
    ...files.map(({ filename: text }) => ({
      text,
      why: 'tệp gài trong PDF: không mở, không đưa vào bài',
    })),
    ...(isProgram
      ? [
          {
            text: '',
            why: 'trong PDF có chương trình (JavaScript, Launch): không chạy, chỉ lấy chữ. Văn bản của cơ quan không có, nên hỏi lại nơi gửi',
          },
        ]
      : []),
  ];
}

async function opened(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: true,
    });
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new ImportRefusal(locked ? 'locked-pdf' : 'pdf-broken', { cause: error });
  }
}

async function readPage(page: PdfPage, number: number): Promise<Page> {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const content = await page.getTextContent();
  const items = content.items.filter((item) => 'str' in item && item.str !== '').map(writtenOf);
  const turn = turnOfMost(items);
  const { matrix, width, height } = upright(turn, [x0, y0, x1, y1]);
  const size = { number, width, height };
  if (content.items.length === 0) {
    // A scan: its picture is not unpacked.
    return { ...size, pieces: [], rules: [], pictures: 1, aside: [] };
  }
  const { OPS } = await getResolvedPDFJS();
  const drawn = number > drawnPages ? undefined : await page.getOperatorList();
  const { rules, pictures } =
    drawn === undefined ? { rules: [], pictures: 0 } : rulesOf(drawn, OPS, matrix);
  const fonts = new Map<string, string>();
  const pieces = items.flatMap((item, order): readonly Piece[] => {
    if (turnOf(item.transform) !== turn) {
      return [];
    }
    const font = fonts.get(item.fontId) ?? fontNameOf(page, item.fontId);
    fonts.set(item.fontId, font);
    const [, , c, d, left, base] = times(matrix, item.transform);
    return [
      {
        ...{ text: item.text, left, right: left + item.width, base, order },
        size: Math.hypot(c, d) || item.height,
        ...{ bold: isBold(font), font, fontId: item.fontId },
      },
    ];
  });
  const byLetter =
    drawn !== undefined && needsGlyphs(pieces)
      ? piecesOfGlyphs(glyphsOf(drawn, OPS, matrix), pieces)
      : undefined;
  page.cleanup();
  const aside = items.filter(({ transform }) => turnOf(transform) !== turn);
  return { ...size, pieces: byLetter ?? pieces, rules, pictures, aside: asideOf(aside) };
}

interface Item extends Written {
  readonly width: number;
  readonly height: number;
  readonly fontId: string;
}

function writtenOf(item: PdfItem): Item {
  return 'str' in item
    ? {
        ...{ text: item.str, width: item.width, height: item.height, fontId: item.fontName },
        transform: item.transform as number[], // of six numbers, by its own words
      }
    : { text: '', width: 0, height: 0, fontId: '', transform: [] };
}

function asideOf(items: readonly Item[]): readonly string[] {
  const text = items
    .map((item) => item.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? [] : [text];
}

/** `ABCDEF+.VnTime`: known once the page was drawn; '' else. */
function fontNameOf(page: PdfPage, id: string): string {
  try {
    const font: unknown = page.commonObjs.get(id);
    return typeof font === 'object' &&
      font !== null &&
      'name' in font &&
      typeof font.name === 'string'
      ? font.name
      : '';
  } catch {
    return '';
  }
}
