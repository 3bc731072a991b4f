import type { PlaceRow } from '../ledger/places.ts';
import type { Selection } from '../send/selection.ts';

/** Where it goes, as people read it: `Tỉnh Hải Dương / Thị xã Kinh Môn; nhóm miền núi; 2 đài chọn riêng`. */
export function areaWords(
  selection: Selection,
  places: readonly PlaceRow[],
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const { all = false, within, groups = [], stations = [] } = selection;
  if (all) return within ? 'tất cả các đài trong phạm vi của người gửi' : 'tất cả các đài';
  const paths = (selection.places ?? []).map(
    (place) => places.find(({ id }) => id === place)?.path.join(' / ') ?? `nơi ${place}`,
  );
  const own = stations.map((id) => names.get(id) ?? id);
  return [
    ...paths,
    ...groups.map((name) => `nhóm ${name}`),
    ...(own.length > 10 ? [`${own.length} đài chọn riêng`] : own),
  ]
    .join('; ')
    .slice(0, 2000)
    .toWellFormed();
}
