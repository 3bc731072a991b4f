// The rows of a campaign's form: each one thing that is heard, in this order.
import { isDeepStrictEqual } from 'node:util';
import type { Typed } from '../form.ts';

/** As it stands in the file. */
export type FileItem = Readonly<Record<string, unknown>>;

export const mostRows = 30;
/** Where nobody says how long: minutes of another station, seconds of silence. */
const usual = { relay: 30, pause: 3 } as const;

/** How many rows have something chosen in them, gaps included. */
export function filledRows(values: Typed['values']): number {
  const rows = Array.from({ length: mostRows }, (_, index) => index + 1);
  return rows.findLast((row) => (values[`item${row}`] ?? '') !== '') ?? 0;
}

/** What was chosen. What a row's item has besides (`fallback`, `crossFade`) stays while it names the same. */
export function readItems(
  values: Typed['values'],
  file: readonly FileItem[],
  errors: Record<string, string>,
): readonly FileItem[] {
  const items: FileItem[] = [];
  for (let row = 1; row <= mostRows; row++) {
    const chosen = values[`item${row}`] ?? '';
    if (chosen === '') continue;
    const written = values[`number${row}`] ?? '';
    if (written !== '' && !/^\d{1,3}$/.test(written)) errors[`number${row}`] = 'Ghi một số.';
    const item = itemOf(chosen, written === '' ? undefined : Number(written));
    const was = file[Number(values[`was${row}`] || Number.NaN)];
    items.push(was && namesTheSame(was, item) ? { ...was, ...item } : item);
  }
  if (items.length === 0) errors['item1'] = 'Chọn ít nhất một phần để phát.';
  return items;
}

function itemOf(chosen: string, number: number | undefined): FileItem {
  const colon = chosen.indexOf(':');
  const kind = colon === -1 ? chosen : chosen.slice(0, colon);
  const name = chosen.slice(colon + 1);
  switch (kind) {
    case 'recording':
      return { recording: name };
    case 'relay':
      return { relay: name, minutes: number ?? usual.relay };
    case 'answers':
      return { answers: 'new', ...(number !== undefined && { minutes: number }) };
    case 'pause':
      return { pause: number ?? usual.pause };
    default:
      return { document: name };
  }
}

function namesTheSame(was: FileItem, item: FileItem): boolean {
  const [key = ''] = Object.keys(item);
  return key in was && (key === 'pause' || isDeepStrictEqual(was[key], item[key]));
}

/** What of an item the form doesn't show: said beside it, and kept. */
export function unshownOf(item: FileItem): readonly string[] {
  return ['fallback', 'crossFade'].filter((key) => key in item);
}
