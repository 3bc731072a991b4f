import { readTable } from '../../tables/read-table.ts';

/** Symbols of measure. `alone` marks those that need no number before them to be recognised. */
export interface Unit {
  readonly written: string;
  readonly spoken: string;
  readonly alone: boolean;
}

export const unitsTable: readonly Unit[] = readTable('units').map(
  ([written = '', spoken = '', alone]) => ({ written, spoken, alone: alone === 'alone' }),
);
