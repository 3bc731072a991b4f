// Many stations invited at once: all of the rows or none.
import { placesFor, type Person } from '../accounts/person.ts';
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import { enterInvitation } from '../invite.ts';
import { placesIn } from '../ledger/places.ts';
import { keptStations } from '../ledger/station-list.ts';
import { placeAt } from '../ledger/stations.ts';
import { plainText } from '../overview/plain-text.ts';
import { findPath, pathsByName } from './find-path.ts';
import { readStationRows, type TypedStation } from './read-rows.ts';

export interface CheckedRows {
  readonly rows: readonly TypedStation[];
  readonly problems: readonly string[];
  /** What is no mistake for certain: a station of that name is there, a place is new. */
  readonly warnings: readonly string[];
}

export interface MadeInvitation extends Pick<TypedStation, 'name' | 'place'> {
  readonly code: string;
}

/** All that is wrong, at once; places that are there keep their letters. */
export async function checkRows(sql: Asks, person: Person, text: string): Promise<CheckedRows> {
  const { rows, problems } = readStationRows(text);
  const known = pathsByName(await placesIn(sql));
  const stations = await keptStations(sql, { places: placesFor(person, 'stations') });
  const names = new Set(stations.map(({ name, path }) => keyOf(name, path)));
  const warnings: string[] = [];
  const mine: string[] = [];
  const placed = rows.map((row) => {
    if (row.place.length === 0) {
      if (placesFor(person, 'stations'))
        mine.push(
          `Dòng ${row.line}: thiếu tỉnh, xã. Tài khoản của bạn quản trị một phần của cây: ghi nơi ở trong phần ấy.`,
        );
      return row;
    }
    const found = findPath(known, row.place, person);
    if (found.is === 'not-yours') {
      mine.push(
        `Dòng ${row.line}: “${row.place.join(' / ')}” không ở trong phần mà tài khoản của bạn quản trị.`,
      );
      return row;
    }
    if (found.is === 'new')
      warnings.push(`Dòng ${row.line}: nơi mới “${found.path.join(' / ')}” sẽ được thêm vào cây.`);
    if (names.has(keyOf(row.name, found.path)))
      warnings.push(
        `Dòng ${row.line}: đã có đài “${row.name}” ở đó. Thay máy thì mở trang của đài, chọn Sửa.`,
      );
    return { ...row, place: found.path };
  });
  return { rows: placed, problems: [...problems, ...mine], warnings };
}

/** In a transaction. The codes are shown once: the ledger has hashes. */
export async function inviteRows(
  sql: Asks,
  { now }: Pick<CentreParts, 'now'>,
  person: Person,
  { rows, endsAt }: { readonly rows: readonly TypedStation[]; readonly endsAt: number },
): Promise<readonly MadeInvitation[]> {
  const made: MadeInvitation[] = [];
  for (const { name, place, groups, phone } of rows) {
    const code = await enterInvitation(sql, {
      ...{ name, groups, phone, endsAt, at: now(), by: person.name, account: person.account },
      place: await placeAt(sql, place),
    });
    made.push({ name, place, code });
  }
  return made;
}

function keyOf(name: string, path: readonly string[]): string {
  return [...path, name].map(plainText).join('/');
}
