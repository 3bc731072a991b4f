import { readPairs } from '../../tables/read-table.ts';

/** Abbreviations that stand before a number: roads, wards, classes. */
export const numberedPrefixes = readPairs('numbered-prefixes');
