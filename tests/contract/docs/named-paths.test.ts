// What a newcomer is told to open is there.
import { globSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';

const rooms = globSync('{content,audio,scheduler,site,tests,docs}/**', { withFileTypes: true });
/** Of files and folders. */
const paths = [
  ...globSync('{.,}*.{ts,mjs,json,md}'),
  ...rooms.map(({ parentPath, name }) => `${relative('.', parentPath)}/${name}`),
];
const files = paths.filter((path) => /\.(ts|mjs|js|astro|sql|css|md)$/.test(path));

/** `centre/{a,b}/x.ts` → two. */
function spread(path: string): readonly string[] {
  const [whole, many = ''] = /\{([^{}]*)\}/.exec(path) ?? [];
  if (whole === undefined) return [path];
  return many.split(',').flatMap((one) => spread(path.replace(whole, one)));
}

/** Code, tables and our own folders; what the program writes and what staff name is theirs. */
const isOurs = (path: string): boolean =>
  /^[\w[\]./-]+\w\.(ts|mjs|js|tsv|astro|sql|css)$/.test(path) ||
  /^(audio|scheduler|site|tests|docs)\/[\w./-]*\/$/.test(path);

/** A path is named from the root, or as short as the text around it allows. */
function isThere(path: string): boolean {
  const name = path.replace(/\/$/, '');
  return paths.some((one) => one === name || one.endsWith(`/${name}`));
}

const docs = files.filter((file) =>
  /^(ARCHITECTURE|README|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(file),
);

test.each(docs)('%s names only what there is', (doc) => {
  const named = [...readFileSync(doc, 'utf8').matchAll(/`([^`\s]+)`/g)].flatMap(([, path = '']) =>
    spread(path),
  );
  expect(named.filter((path) => isOurs(path) && !isThere(path))).toEqual([]);
});

const adrs = new Set(
  files.flatMap((file) => /^docs\/adr\/(\d{4})-/.exec(file)?.[1]?.replace(/^0+/, '') ?? []),
);

test('every ADR that is cited is there', () => {
  const cited = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bADRs? (\d+)|docs\/adr\/0*(\d+)/g)].map(
      ([, short, long]) => ({ file, number: short ?? long ?? '' }),
    ),
  );
  expect(cited.filter(({ number }) => !adrs.has(number))).toEqual([]);
});
