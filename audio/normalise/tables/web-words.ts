import { readPairs } from '../../tables/read-table.ts';

/** Words that stand run together in addresses, without tone marks -> as they are said. */
export const webWords = readPairs('web-words');
/** Names of provinces and of places here, likewise. */
export const webPlaces = readPairs('web-places');
