import { readPairs } from '../../tables/read-table.ts';

/** Foreign words and names of brands in common use -> as they are said in the North; met in any case. */
export const foreignWords = readPairs('foreign-words');
