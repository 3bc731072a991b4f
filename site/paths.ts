import { content } from './content.ts';
import { furtherPlaces, places } from './places.ts';

/** Every page that search engines should list, with a slash at both ends. */
export function listedPaths(): readonly string[] {
  const { documents } = content();
  return [
    '/',
    ...[...places, ...furtherPlaces].map(({ path }) => path),
    ...documents.map(({ id }) => `/${id}/`),
  ];
}
