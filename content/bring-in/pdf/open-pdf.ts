import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { ImportRefusal } from '../refusals.ts';
import { rulesOf } from './rules.ts';
import type { Page, Piece } from './types.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Drawing is looked at on so many pages: beyond them tables are read by their gaps alone. */
const drawnPages = 60;

/** Throws ImportRefusal where it is locked or broken. */
export async function openPdf(bytes: Uint8Array): Promise<readonly Page[]> {
  const document = await opened(bytes);
  const pages: Page[] = [];
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      pages.push(await readPage(await document.getPage(number), number));
    }
  } catch (error) {
    throw new ImportRefusal('pdf-broken', { cause: error });
  } finally {
    await document.loadingTask.destroy();
  }
  return pages;
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
  const size = { number, width: x1 - x0, height: y1 - y0 };
  if (content.items.length === 0) {
    // A scan: its picture is not unpacked.
    return { ...size, pieces: [], rules: [], pictures: 1 };
  }
  const { OPS } = await getResolvedPDFJS();
  const drawn = number > drawnPages ? undefined : await page.getOperatorList();
  const { rules, pictures } =
    drawn === undefined ? { rules: [], pictures: 0 } : rulesOf(drawn, OPS);
  const fonts = new Map<string, string>();
  const pieces = content.items.flatMap((item, order): readonly Piece[] => {
    if (!('str' in item) || item.str === '') {
      return [];
    }
    const [a = 0, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[]; // of six numbers, by its own words
    if (Math.abs(b) > Math.abs(a)) {
      // Letters on their side are stamps along a margin.
      return [];
    }
    const font = fonts.get(item.fontName) ?? fontNameOf(page, item.fontName);
    fonts.set(item.fontName, font);
    return [
      {
        text: item.str,
        left: x - x0,
        right: x - x0 + item.width,
        base: y - y0,
        size: Math.abs(d) || item.height,
        bold: /bold|black|heavy|demi/i.test(font),
        font,
        order,
      },
    ];
  });
  page.cleanup();
  return { ...size, pieces, rules, pictures };
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
