import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transform } from 'prosemirror-transform';
import type { Who } from '../../scheduler/console/writing/desk.ts';

/** A copy of what the ward really has, to be written on; and a folder for what the desk keeps. */
export function writingFolders(): { readonly contentDir: string; readonly dataDir: string } {
  const folder = mkdtempSync(join(tmpdir(), 'loa-soan-'));
  const [contentDir, dataDir] = [join(folder, 'content'), join(folder, 'var')];
  cpSync(new URL('../../content', import.meta.url), contentDir, {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  });
  return { contentDir, dataDir };
}

export const hoa: Who = { account: 'hoa', name: 'Bà Hoa', roles: ['editor'] };
export const ba: Who = { account: 'ba', name: 'Ông Ba', roles: ['approver'] };

/** `content/guides/x.mdx` → its text now. */
export function readOf(contentDir: string, file: string): string {
  return readFileSync(join(contentDir, file.slice('content/'.length)), 'utf8');
}

/** As somebody who edits by hand. */
export function writeOf(contentDir: string, file: string, text: string): void {
  writeFileSync(join(contentDir, file.slice('content/'.length)), text);
}

/** Writes words at the end of the first paragraph of a document. */
export function sayMore(words: string): (tr: Transform) => void {
  return (tr) => {
    let at = -1;
    tr.doc.descendants((node, pos) => {
      if (at < 0 && node.type.name === 'paragraph') at = pos + node.nodeSize - 1;
      return at < 0;
    });
    tr.insert(at, tr.doc.type.schema.text(words));
  };
}
