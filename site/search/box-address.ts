/**
 * The script that makes the search box answer, as `npm run dev` serves it; site/after-build/search-index.ts puts the built
 * file's address in its place.
 */
export const unbuiltBoxAddress = '/site/search/combobox.ts';

/** What the built file's name begins with. */
export const boxName = 'combobox';

/** The same of the script that answers questions. */
export const questionsName = 'questions';
