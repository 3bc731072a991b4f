import { readTable } from '../../tables/read-table.ts';

export type Region = 'north' | 'central' | 'south';

/** What the north says, and what the region says in its place; nothing for the north. */
type Words = readonly (readonly [north: string, here: string])[];

function column(at: number): Words {
  return readTable('regions')
    .map(([north = '', ...others]) => [north, others[at] ?? north] as const)
    .filter(([north, here]) => north !== here);
}

export const regionsTable: Readonly<Record<Region, Words>> = {
  north: [],
  central: column(0),
  south: column(1),
};
