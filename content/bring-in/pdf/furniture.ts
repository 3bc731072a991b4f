import type { Remark } from '../brought-in.ts';
import { usual, type Segment } from './segments.ts';
import type { Page } from './types.ts';

const pageNumber = /^(?:(?:trang|page)\s*)?[-–—]?\s*\d{1,3}\s*(?:\/\s*\d{1,3})?\s*[-–—]?$/i;

/** Whether a line is nothing but the number of a page. */
export function isPageNumber(text: string): boolean {
  return pageNumber.test(text.trim());
}

/** Page numbers, and what stands at the edge of page after page: taken from the lines, and told. */
export function withoutFurniture(
  pages: readonly { readonly page: Page; readonly segments: readonly Segment[] }[],
): { readonly kept: readonly (readonly Segment[])[]; readonly leftOut: readonly Remark[] } {
  const body = usual(
    pages.flatMap(({ segments }) => segments.map(({ size, text }) => [size, text.length] as const)),
  );
  const seen = new Map<string, number>();
  for (const { page, segments } of pages) {
    for (const key of new Set(edgesOf(page, segments).map(shapeOf))) {
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  const leftOut: Remark[] = [];
  const kept = pages.map(({ page, segments }) => {
    const gone = edgesOf(page, segments).flatMap((segment): readonly Segment[] => {
      const why = reasonOf(segment, page, body, seen.get(shapeOf(segment)) ?? 0);
      if (why === undefined) {
        return [];
      }
      leftOut.push({ text: segment.text, why: `${why} (trang ${page.number})` });
      return [segment];
    });
    return segments.filter((segment) => !gone.includes(segment));
  });
  return { kept, leftOut };
}

function reasonOf(segment: Segment, page: Page, body: number, repeats: number): string | undefined {
  if (isPageNumber(segment.text)) {
    return 'số trang';
  }
  const where = segment.base > page.height / 2 ? 'đầu trang' : 'chân trang';
  if (repeats >= 2) {
    return `${where}, lặp lại ở nhiều trang`;
  }
  const outermost = Math.min(segment.base, page.height - segment.base) < page.height * 0.055;
  const printed = /^(?:file|https?):\/\/|^\d{1,2}\/\d{1,2}\/\d{2,4}, /.test(segment.text);
  return outermost && (segment.size < body * 0.8 || printed)
    ? `${where} do máy in thêm`
    : undefined;
}

/** The topmost and the lowest lines, where they stand in the margin. */
function edgesOf(page: Page, segments: readonly Segment[]): readonly Segment[] {
  const high = segments.filter(({ base }) => base > page.height * 0.9);
  const low = segments.filter(({ base }) => base < page.height * 0.1);
  const top = Math.max(...segments.map(({ base }) => base));
  const bottom = Math.min(...segments.map(({ base }) => base));
  return [
    ...high.filter(({ base, size }) => top - base < size * 2.6),
    ...low.filter(({ base, size }) => base - bottom < size * 2.6),
  ];
}

/** The same line on another page, whatever its number. */
function shapeOf({ text, base }: Segment): string {
  return `${Math.round(base / 4)} ${text.replace(/\d+/g, '#')}`;
}
