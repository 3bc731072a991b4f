// Whom words mean that somebody types at the centre's machine.
import { Failure } from '../../failure.ts';
import { findPlace } from '../accounts/find-place.ts';
import type { Selection } from './selection.ts';

type Places = Parameters<typeof findPlace>[0];

/** Places by name, `nhóm:TÊN`, ids of stations, `tất cả`. Throws Failure for what names nothing, or two places. */
export function selectionSaid(words: readonly string[], places: Places): Selection {
  const chosen = {
    all: false,
    places: [] as number[],
    groups: [] as string[],
    stations: [] as string[],
  };
  for (const word of words) {
    const group = /^nh[oó]m:(.+)$/iu.exec(word)?.[1]?.trim();
    if (/^(tất cả|tat ca|all)$/iu.test(word)) chosen.all = true;
    else if (group !== undefined) chosen.groups.push(group);
    else if (/^[0-9A-Z]{4}-[0-9A-Z]{4}$/i.test(word)) chosen.stations.push(word.toUpperCase());
    else chosen.places.push(placeNamed(word, places));
  }
  return chosen;
}

function placeNamed(word: string, places: Places): number {
  const found = findPlace(places, word);
  if (found.is === 'one') return found.id;
  throw new Failure(
    found.is === 'none'
      ? `Không có nơi nào tên "${word}".`
      : `Có nhiều nơi tên "${word}": ${found.paths.join('; ')}.`,
    'Gõ tên như ở trang Các đài; hai nơi trùng tên thì gõ cả tỉnh: "hai duong/an phu". Cả nhóm: "nhóm:miền núi". Mọi đài: "tất cả".',
  );
}
