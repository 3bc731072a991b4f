import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeMap } from '../../../scheduler/centre/map/arrange-map.ts';
import {
  boxOf,
  gridBetween,
  hullOf,
  isInBox,
  moveBox,
  readBox,
  scaleOf,
  sheetOf,
  writeBox,
} from '../../../scheduler/centre/map/geometry.ts';
import { mapPage } from '../../../scheduler/centre/map/map-page.ts';
import { readCoordinates } from '../../../scheduler/centre/map/read-coordinates.ts';
import type { JudgedStation } from '../../../scheduler/centre/overview/arrange.ts';
import { linksOf } from '../../../scheduler/centre/pages/branches.ts';

const point = fc.record({
  lat: fc.double({ min: 8, max: 24, noNaN: true }),
  lon: fc.double({ min: 102, max: 110, noNaN: true }),
});
const points = fc.array(point, { minLength: 1, maxLength: 60 });

describe('where stations lie on a sheet', () => {
  it('all of them lie on it, and north is up', () => {
    fc.assert(
      fc.property(points, (all) => {
        const box = boxOf(all);
        if (!box) throw new Error('no box');
        const sheet = sheetOf(box);
        for (const one of all) {
          expect(isInBox(one, box)).toBe(true);
          const { x, y } = sheet.spot(one);
          expect(x >= 0 && x <= sheet.width && y >= -1 && y <= sheet.height + 1).toBe(true);
        }
        const { lat, lon } = all[0] ?? { lat: 0, lon: 0 };
        expect(sheet.spot({ lat: lat + 0.5, lon }).y).toBeLessThan(sheet.spot({ lat, lon }).y);
      }),
      { numRuns: 100 },
    );
  });

  it('the outline has every spot on its left side or on it', () => {
    fc.assert(
      fc.property(points, (all) => {
        const box = boxOf(all);
        const sheet = box && sheetOf(box);
        const spots = sheet ? all.map((one) => sheet.spot(one)) : [];
        const hull = hullOf(spots);
        for (const [at, from] of hull.entries()) {
          const to = hull[(at + 1) % hull.length] ?? from;
          for (const { x, y } of spots)
            expect((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)).toBeGreaterThan(
              -1e-6,
            );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('a box is written and read; what is none is none', () => {
    const box = { south: 20.1, west: 105.2, north: 21.3, east: 106.4 };
    expect(readBox(writeBox(box))).toEqual(box);
    expect(moveBox(box, { times: 0.5 }).north).toBeCloseTo(21);
    expect(moveBox(box, { right: 1 }).west).toBeCloseTo(106.4);
    for (const word of [
      undefined,
      '',
      '1,2,3',
      '3,1,2,4',
      'a,b,c,d',
      '-91,0,1,1',
      '1,2,3,4,5',
      '0,0,Infinity,1',
    ])
      expect(readBox(word)).toBeUndefined();
  });

  it('lines and scale have round numbers', () => {
    expect(gridBetween(20.05, 21.3)).toEqual([20.5, 21]);
    expect(gridBetween(8.6, 23.4)).toEqual([10, 15, 20]);
    const sheet = sheetOf({ south: 20, west: 105, north: 21, east: 106 });
    expect(scaleOf(sheet).km).toBe(20);
  });
});

const nasty = '"><script>alert(1)</script>';
const station = (
  id: string,
  placeIds: readonly number[],
  standing: JudgedStation['standing'],
): JudgedStation => ({
  ...{
    id,
    name: `${id} ${nasty}`,
    placeIds,
    standing,
    place: placeIds.map((one) => `Nơi ${one} ${nasty}`),
  },
  ...{ groups: [], heardAt: 0, isRunning: true, clockErrorMs: 0, troubles: 0, findings: 0 },
  ...{ linesBehind: 0, aired: 0, handedOver: 0, lost: 1, disputed: 0, unknown: 0, hasKey: true },
});
const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    station(`S${at}`, [at % 3, 10 + at], at === 4 ? 'silent' : 'well'),
  );
const spotsOf = (stations: readonly JudgedStation[]) =>
  new Map(
    stations
      .slice(1)
      .map(({ id }, at) => [id, { lat: 20 + (at % 50) / 100, lon: 105 + (at % 70) / 100 }]),
  );

/** Nothing in a page waits. */
function textOf(made: ReturnType<typeof mapPage>): string {
  if (made instanceof Promise) throw new TypeError('waits');
  return made.toString();
}

describe('what a map shows', () => {
  it('few one by one, many by the steps of the tree; who has no coordinates is counted', () => {
    const few = many(30);
    const one = arrangeMap(few, spotsOf(few), { branch: undefined, box: undefined });
    expect([one.pins.length, one.clusters.length, one.unpinned.length]).toEqual([29, 0, 1]);
    const all = many(600);
    const country = arrangeMap(all, spotsOf(all), { branch: undefined, box: undefined });
    expect([country.pins.length, country.clusters.map((cluster) => cluster.many)]).toEqual([
      0,
      [199, 200, 200],
    ]);
    expect(country.clusters[1]).toMatchObject({ unwell: 1, standing: 'silent' });
    const branch = arrangeMap(all, spotsOf(all), { branch: 1, box: undefined });
    expect([branch.pins.length, branch.seen]).toEqual([200, 200]);
    expect(arrangeMap(few, new Map(), { branch: undefined, box: undefined })).toMatchObject({
      seen: 0,
      pinned: 0,
    });
    const far = { south: 0, west: 0, north: 1, east: 1 };
    expect(arrangeMap(few, spotsOf(few), { branch: undefined, box: far })).toMatchObject({
      seen: 0,
      pinned: 29,
    });
  });

  it('the page has each as a shape and as text, and names stay texts', () => {
    for (const count of [30, 600]) {
      const all = many(count);
      const map = arrangeMap(all, spotsOf(all), { branch: undefined, box: undefined });
      const page = textOf(
        mapPage({ map, linkOf: linksOf('/ban-do/', {}), now: 1e12, maySet: true }),
      );
      expect(page).not.toContain('<script>');
      expect(page).not.toMatch(/NaN|undefined/);
      expect(page).toContain('data-standing="silent"');
      expect(page).toContain('Bằng chữ');
    }
  });
});

describe('coordinates as people have them', () => {
  it('by comma, semicolon or tab, with a heading, with decimal commas where they can be', () => {
    const expected = [
      { station: 'A-1', lat: 20.9386, lon: 106.3207 },
      { station: 'B-2', lat: 10, lon: 105.5 },
    ];
    for (const text of [
      '\u{feff}mã đài,vĩ độ,kinh độ\r\nA-1,20.9386,106.3207\r\nB-2,10,105.5\r\n',
      'A-1\t20,9386\t106,3207\n\nB-2\t10\t105,5',
      '"A-1";"20,9386";"106,3207"\nB-2;10;105,5',
    ])
      expect(readCoordinates(text)).toEqual({ rows: expected, problems: [] });
  });
  it('what is wrong is said with its line, and nothing of it is taken', () => {
    const read = readCoordinates('A,20.9,106.3\nB,106.3,20.9\nC,x,1\nA,1,1\nD,=1+1,2\nE,20,900');
    expect(read.rows).toEqual([{ station: 'A', lat: 20.9, lon: 106.3 }]);
    expect(read.problems.map((problem) => problem.slice(0, 7))).toEqual([
      'Dòng 2:',
      'Dòng 3:',
      'Dòng 4:',
      'Dòng 5:',
      'Dòng 6:',
    ]);
    expect(read.problems[0]).toContain('bị đảo');
  });
});
