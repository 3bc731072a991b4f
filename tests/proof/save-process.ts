// A process that does nothing but edit and save, till somebody kills it: a text through writeProse, a file beside it, and a
// row of the lexicon, all at once. Says before each saving what each file will be; `node save-process.ts <content folder>`.
import { createHash } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'prosemirror-transform';
import { proseSchema } from '../../content/markup/prose-schema.ts';
import { hashOfFile, keepEdits } from '../../content/write/keep-edit.ts';
import { readProse, writeProse } from '../../content/write/prose/index.ts';
import { savedFiles } from '../setup/prose/saved-files.ts';

const [, , dir = ''] = process.argv;
const [attached, text, lexicon] = savedFiles;
const textOf = (file: string) => readFileSync(join(dir, '..', file), 'utf8');

for (let turn = 0; ; turn++) {
  const was = textOf(text);
  const tr = new Transform(readProse(was));
  tr.insert(tr.doc.content.size - 1, proseSchema.text(` ${'Họp tổ. '.repeat(turn % 50)}${turn}`));
  const bytes = Buffer.alloc(3_000_000, `${process.pid} ${turn} `);
  bytes.write('%PDF-1.4\n');
  const edits = [
    { file: attached, bytes },
    { file: text, text: writeProse(was, tr.doc) },
    { file: lexicon, text: `UBND\tủy ban nhân dân\t${turn} ${process.pid}\n` },
  ].map((edit) => ({ ...edit, expectedHash: hashOfFile(dir, edit.file) }));
  const hashes = edits.map((edit) =>
    createHash('sha256')
      .update('text' in edit ? edit.text : edit.bytes)
      .digest('hex'),
  );
  // At once, not when the pipe likes: the next thing may be the end.
  writeSync(1, `${hashes.join(' ')}\n`);
  const kept = await keepEdits(dir, edits);
  if (!kept.ok) {
    throw new Error(JSON.stringify(kept));
  }
}
