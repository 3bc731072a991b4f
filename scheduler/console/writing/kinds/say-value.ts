import { isRecord } from '../../../../content/write/render-yaml.ts';
import { vietnameseDay } from '../../../../content/schema/vietnamese-day.ts';

/** What a field says, on one line: `có`, `01/07/2025`, `một; hai`. */
export function sayValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'để trống';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? vietnameseDay(value) : value;
  if (Array.isArray(value)) return value.length === 0 ? 'để trống' : value.map(sayValue).join('; ');
  if (isRecord(value)) return Object.values(value).map(sayValue).join(', ');
  return typeof value === 'number' ? String(value) : '';
}
