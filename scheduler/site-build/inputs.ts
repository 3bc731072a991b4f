import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the built site is made from: staff's words, the site's code, its packages, and which words are spoken when. */
const rooms = ['content', 'site', 'astro.config.mjs', 'package-lock.json'];

/**
 * A hash that changes exactly when the site would: of every input's path and bytes, and of the day (a fact may become
 * overdue, a notice end). Hex, 16 digits.
 */
export function siteInputsHash(
  root: string,
  contentDir: string,
  publicDir: string,
  day: string,
): string {
  const hash = createHash('sha256').update(`${day}\0`);
  const places = [
    ...rooms.map((room) => (room === 'content' ? contentDir : join(root, room))),
    join(publicDir, 'scripts'),
  ];
  for (const place of places)
    for (const file of filesBelow(place))
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
