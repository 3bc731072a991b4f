import { readPairs } from '../../tables/read-table.ts';

/** Code -> who is named, as said after `của`. */
export const issuersTable = readPairs('issuers');
/** What a provincial department's code says after S (Sở): SYT, SGDĐT. */
export const departments = readPairs('departments');
/** Code of a kind of document -> its name. */
export const documentKinds = readPairs('document-kinds');
