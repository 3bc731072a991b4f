import { weekdayNames } from '../../content/schema/names.ts';
import type { SlotState } from '../../content/schema/names.ts';
import type { Slot } from '../core/slot.ts';
import { addDays, daysBetween, readWall, weekdayOf } from '../core/zone.ts';
import { xml } from './podcast.ts';
import type { ReportSource } from './report-figures.ts';

/** A sign and a fill for each state: the sign still tells them apart on a black-and-white printer. */
const signs: Readonly<Record<SlotState, { sign: string; fill: string; ink: string }>> = {
  planned: { sign: '○', fill: '#ffffff', ink: '#334155' },
  ready: { sign: '○', fill: '#ffffff', ink: '#334155' },
  airing: { sign: '▶', fill: '#dbeafe', ink: '#1e3a8a' },
  aired: { sign: '●', fill: '#14532d', ink: '#ffffff' },
  'handed-over': { sign: '→', fill: '#e2e8f0', ink: '#0f172a' },
  missed: { sign: '✕', fill: '#fee2e2', ink: '#7f1d1d' },
  interrupted: { sign: '◐', fill: '#fef3c7', ink: '#713f12' },
  cancelled: { sign: '–', fill: '#f1f5f9', ink: '#475569' },
};

const legend: readonly (readonly [SlotState, string])[] = [
  ['aired', 'đã phát'],
  ['handed-over', 'đã giao cho máy phát'],
  ['missed', 'lỡ'],
  ['interrupted', 'dở dang'],
  ['cancelled', 'hủy'],
  ['planned', 'chờ'],
];

const left = 128;
const cellWidth = 78;
const boxHeight = 32;

interface Cell {
  readonly width: number;
  readonly height: number;
}

const top = 28;

/** The campaign's weeks as an SVG: a row a week of seven days from the first slot, a box for each slot. */
export function reportPicture({ ward, slots }: ReportSource): string {
  const days = slots.map((slot) => readWall(ward.timeZone, slot.startsAt).day);
  const first = days[0];
  const last = days.toSorted().at(-1);
  if (first === undefined || last === undefined) return '';
  const weeks = Math.floor(daysBetween(first, last) / 7) + 1;
  // A day with a missed airing and its make-up has two boxes, one under the other.
  const turns = days.map((day, index) => days.slice(0, index).filter((one) => one === day).length);
  const cell: Cell = { width: cellWidth, height: 8 + boxHeight * (Math.max(...turns) + 1) };
  const width = left + 7 * cell.width + 2;
  const height = top + weeks * cell.height + 40;
  const parts = [
    ...Array.from({ length: 7 }, (_, column) =>
      text(left + (column + 0.5) * cell.width, 18, weekdayNames[weekdayOf(addDays(first, column))]),
    ),
    ...Array.from({ length: weeks }, (_, week) => weekRow(first, week, cell)),
    ...slots.map((slot, index) => {
      const offset = daysBetween(first, days[index] ?? first);
      const x = left + (offset % 7) * cell.width + 4;
      const y = top + Math.floor(offset / 7) * cell.height + 4 + (turns[index] ?? 0) * boxHeight;
      return box(slot, x, y, ward.timeZone);
    }),
    ...legend.map(([state, says], index) => legendEntry(state, says, index, height - 12)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Các tuần của đợt phát" font-family="inherit" font-size="13">
${parts.join('\n')}
</svg>`;
}

function weekRow(first: string, week: number, cell: Cell): string {
  const y = top + week * cell.height;
  const short = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}`;
  const from = addDays(first, week * 7);
  const grid = Array.from(
    { length: 7 },
    (_, column) =>
      `<rect x="${left + column * cell.width}" y="${y}" width="${cell.width}" height="${cell.height}" fill="none" stroke="#cbd5e1"/>`,
  );
  const label = `Tuần ${week + 1}: ${short(from)}–${short(addDays(from, 6))}`;
  return [...grid, `<text x="0" y="${y + 25}" font-size="12" fill="#0f172a">${label}</text>`].join(
    '\n',
  );
}

function box(slot: Slot, x: number, y: number, timeZone: string): string {
  const { sign, fill, ink } = signs[slot.state];
  const { time } = readWall(timeZone, slot.startsAt);
  const label = `${sign} ${time}${slot.makeUpFor === undefined ? '' : ' bù'}`;
  const width = cellWidth - 8;
  return `<g><title>${xml(slot.id)}</title><rect x="${x}" y="${y}" width="${width}" height="${boxHeight - 1}" rx="4" fill="${fill}" stroke="#334155"/>${text(x + width / 2, y + 21, label, ink)}</g>`;
}

function legendEntry(state: SlotState, says: string, index: number, y: number): string {
  const { sign, fill, ink } = signs[state];
  const x = left + index * 90;
  return `<rect x="${x}" y="${y - 14}" width="20" height="18" rx="3" fill="${fill}" stroke="#334155"/>${text(x + 10, y, sign, ink)}<text x="${x + 26}" y="${y}" font-size="12" fill="#0f172a">${says}</text>`;
}

function text(x: number, y: number, words: string, ink = '#0f172a'): string {
  return `<text x="${x}" y="${y}" text-anchor="middle" fill="${ink}">${xml(words)}</text>`;
}
