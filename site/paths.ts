import { content } from './content.ts';
import { furtherPlaces, places } from './places.ts';

/** Every page that search engines should list, with a slash at both ends: not the search page, which has no words of its own. */
export function listedPaths(): readonly string[] {
  const { documents } = content();
  const paths = [
    '/',
    ...[...places, ...furtherPlaces]
      .map(({ path }) => path)
      .filter((path) => path !== '/tim-kiem/'),
    ...documents.map(({ id }) => `/${id}/`),
  ];
  return [...new Set(paths)];
}
