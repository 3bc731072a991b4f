// Where stations lie on a sheet: the part of the earth that is looked at, drawn flat. Pure; degrees and sheet units.

export interface Place2 {
  readonly lat: number;
  readonly lon: number;
}

export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Degrees: what lies closer together is looked at with this much around it. */
const leastSpan = 0.02;

/** What holds all of them, with a margin; undefined where there are none. */
export function boxOf(points: readonly Place2[]): Box | undefined {
  if (points.length === 0) return undefined;
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const { lat, lon } of points) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  const lat = Math.max(leastSpan, (north - south) * 1.1) / 2;
  const lon = Math.max(leastSpan, (east - west) * 1.1) / 2;
  return around({ lat: (south + north) / 2, lon: (west + east) / 2 }, lat, lon);
}

function around({ lat, lon }: Place2, halfLat: number, halfLon: number): Box {
  return {
    south: Math.max(-89, lat - halfLat),
    north: Math.min(89, lat + halfLat),
    west: Math.max(-180, lon - halfLon),
    east: Math.min(180, lon + halfLon),
  };
}

/** `times` 0.5: half of it is seen. `right`, `up`: moved by so many parts of its width and height. */
export function moveBox(
  { south, west, north, east }: Box,
  { times = 1, right = 0, up = 0 }: { times?: number; right?: number; up?: number },
): Box {
  const [height, width] = [north - south, east - west];
  const centre = {
    lat: (south + north) / 2 + up * height,
    lon: (west + east) / 2 + right * width,
  };
  const half = (span: number): number => Math.max(leastSpan / 4, (span * times) / 2);
  return around(centre, half(height), half(width));
}

/** `20.1,105.2,21.3,106.4`: south, west, north, east. */
export function writeBox({ south, west, north, east }: Box): string {
  return [south, west, north, east].map((degrees) => degrees.toFixed(4)).join(',');
}

/** Undefined for what is no box. */
export function readBox(word: string | undefined): Box | undefined {
  const parts = word?.split(',').map(Number) ?? [];
  const [south, west, north, east] = parts;
  if (parts.length !== 4 || !parts.every(Number.isFinite)) return undefined;
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return undefined;
  const isBox =
    south < north && west < east && south >= -90 && north <= 90 && west >= -180 && east <= 180;
  return isBox ? { south, west, north, east } : undefined;
}

export function isInBox({ lat, lon }: Place2, box: Box): boolean {
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}

export interface Sheet2 {
  readonly width: number;
  readonly height: number;
  readonly kmPerUnit: number;
  spot(point: Place2): Spot;
}

const kmPerDegree = 111.2;
const sheetWidth = 560;
const mostHeight = 700;

/** A box as a sheet: a degree of longitude is as much shorter as it is on the earth there. */
export function sheetOf(box: Box): Sheet2 {
  const { south, west, north, east } = box;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const unitsPerDegree = Math.min(
    sheetWidth / ((east - west) * squeeze),
    mostHeight / (north - south),
  );
  // A tall box is drawn narrower in the middle of the sheet.
  const left = (sheetWidth - (east - west) * squeeze * unitsPerDegree) / 2;
  return {
    width: sheetWidth,
    height: Math.round((north - south) * unitsPerDegree),
    kmPerUnit: kmPerDegree / unitsPerDegree,
    spot: ({ lat, lon }) => ({
      x: round(left + (lon - west) * squeeze * unitsPerDegree),
      y: round((north - lat) * unitsPerDegree),
    }),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The convex outline of spots, counter-clockwise (Andrew's monotone chain); fewer than three different ones have none. */
export function hullOf(spots: readonly Spot[]): readonly Spot[] {
  const sorted = [...new Map(spots.map((spot) => [`${spot.x} ${spot.y}`, spot])).values()].toSorted(
    (a, b) => a.x - b.x || a.y - b.y,
  );
  if (sorted.length < 3) return [];
  const chain = (all: readonly Spot[]): Spot[] => {
    const kept: Spot[] = [];
    for (const spot of all) {
      while (kept.length > 1 && turn(kept.at(-2) ?? spot, kept.at(-1) ?? spot, spot) <= 0)
        kept.pop();
      kept.push(spot);
    }
    return kept.slice(0, -1);
  };
  const hull = [...chain(sorted), ...chain(sorted.toReversed())];
  return hull.length < 3 ? [] : hull;
}

function turn(a: Spot, b: Spot, c: Spot): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

const niceSteps = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];

/** Degrees at which lines of the grid stand between two, some four of them. */
export function gridBetween(from: number, to: number): readonly number[] {
  const step = niceSteps.find((one) => (to - from) / one <= 5) ?? 45;
  const first = Math.ceil(from / step);
  const many = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: many }, (_, at) => Math.round((first + at) * step * 1000) / 1000);
}

const niceKm = [500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1];

/** A round number of km, at most a quarter of the sheet wide. */
export function scaleOf({ width, kmPerUnit }: Sheet2): {
  readonly km: number;
  readonly units: number;
} {
  const km = niceKm.find((one) => one / kmPerUnit <= width / 4) ?? 0.1;
  return { km, units: round(km / kmPerUnit) };
}
