/** `Tuyên truyền phòng cháy` → `tuyen-truyen-phong-chay`: at most 60 letters, '' where none is left. */
export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
}

/** A name that none of `taken` has, whatever its letters' case: `ten`, else `ten-2`, `ten-3`… */
export function freeSlug(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? wanted : `${wanted}-${turn}`;
    if (!known.has(name)) return name;
  }
}
