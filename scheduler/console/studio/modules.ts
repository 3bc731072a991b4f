// The browser's side of the prompter: small files of TypeScript, each served with its types taken off. Nothing is bundled: what
// the browser runs is what is in site/studio and audio/studio, line for line.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Looking } from '../console-parts.ts';

/** All that may be asked for, and all that is part of the hash. */
const served = ['site/studio/*.ts', 'audio/studio/{judge-take,trim-take}.ts'];

interface Modules {
  readonly hash: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Read once a process: the program does not change under it. */
const known = new Map<string, Modules>();

function modulesIn(root: string): Modules {
  const read = known.get(root);
  if (read) return read;
  const hash = createHash('sha256');
  const files = new Map<string, string>();
  for (const file of globSync(served, { cwd: root }).sort()) {
    const source = readFileSync(join(root, file), 'utf8');
    hash.update(`${file}\0${source}\0`);
    files.set(file.replaceAll('\\', '/'), source);
  }
  const made = { hash: hash.digest('hex').slice(0, 16), files };
  known.set(root, made);
  return made;
}

/** `/dai/phong-thu/ma-<hash>/site/studio/main.ts` */
export function scriptAddress(root: string): string {
  return `/dai/phong-thu/ma-${modulesIn(root).hash}/site/studio/main.ts`;
}

/** Undefined: there is no such file, or it is of a program that has changed since. */
export function studioModule({ parts, param, request }: Looking): Response | undefined {
  const { hash, files } = modulesIn(parts.config.root);
  const [, file = ''] = new URL(request.url).pathname.split(`/${param('version')}/`);
  const source = files.get(file);
  if (source === undefined || param('version') !== `ma-${hash}`) return undefined;
  return new Response(stripTypeScriptTypes(source), {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  });
}
