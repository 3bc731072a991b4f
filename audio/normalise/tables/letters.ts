import { readPairs } from '../../tables/read-table.ts';

/** Names of the letters, as the ward's law of speech gives them, and of Greek ones that stand in formulas. */
export const letterNames = readPairs('letters');
