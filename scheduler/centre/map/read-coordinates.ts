// Coordinates as people have them in a table: which station, how far north, how far east. Pure.

export interface Coordinates {
  readonly station: string;
  readonly lat: number;
  readonly lon: number;
}

export interface ReadCoordinates {
  readonly rows: readonly Coordinates[];
  /** Vietnamese, with the line. */
  readonly problems: readonly string[];
}

const mostLines = 20_000;

/** Lines `mã đài, vĩ độ, kinh độ`, parted by comma, semicolon or tab; a first line without numbers is a heading. */
export function readCoordinates(text: string): ReadCoordinates {
  const rows = new Map<string, Coordinates>();
  const problems: string[] = [];
  const lines = text
    .replace(/^\u{feff}/u, '')
    .split(/\r?\n/)
    .slice(0, mostLines);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const [station = '', north = '', east = ''] = cells;
    if (index === 0 && !/\d/.test(`${north}${east}`)) continue;
    const where = `Dòng ${index + 1}`;
    const point = readPoint(north, east);
    if (typeof point === 'string') problems.push(`${where}: ${point}`);
    else if (rows.has(station)) problems.push(`${where}: đài ${station} đã có ở dòng trên.`);
    else rows.set(station, { station, ...point });
  }
  return { rows: [...rows.values()], problems };
}

function cellsOf(line: string): readonly string[] {
  // A decimal comma can only stand where something else parts the cells.
  const parted = /[;\t]/.test(line) ? line.split(/[;\t]/) : line.split(',');
  return parted.map((cell) => cell.trim().replaceAll(/^"|"$/g, '').trim());
}

/** Degrees, or what is wrong with them: a Vietnamese sentence. */
export function readPoint(north: string, east: string): { lat: number; lon: number } | string {
  const [lat, lon] = [degreesOf(north), degreesOf(east)];
  if (lat === undefined || lon === undefined)
    return `"${north}", "${east}" không phải tọa độ. Viết độ thập phân, như 20.9386 và 106.3207.`;
  if (Math.abs(lat) > 90 && Math.abs(lon) <= 90)
    return `vĩ độ ${north} quá 90: có lẽ vĩ độ và kinh độ bị đảo.`;
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180)
    return `${north}, ${east} nằm ngoài trái đất: vĩ độ từ -90 đến 90, kinh độ từ -180 đến 180.`;
  return { lat, lon };
}

function degreesOf(text: string): number | undefined {
  return /^[-+]?\d{1,3}([.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}
