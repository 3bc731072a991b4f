import { expect, test } from 'vitest';
import { newProse, readProse, writeProse } from '../../../../../content/write/prose/index.ts';
import { settled } from '../../../../../content/write/prose/settle.ts';
import { proseFiles } from '../../../../setup/prose/try-edits.ts';

test.each(proseFiles)('%s is the same to the byte when it is opened and saved', (_, text) => {
  const doc = readProse(text);
  doc.check();
  expect(writeProse(text, doc)).toBe(text);
  // An empty paragraph at the end, as every editor makes one, is no change.
  const more = doc.copy(doc.content.addToEnd(doc.type.schema.node('paragraph')));
  expect(writeProse(text, more)).toBe(text);
});

// What runs as a program comes into no new file.
const harmless = proseFiles.filter(([, text]) => !text.includes('import x from'));

test.each(harmless)('%s, written as a new file, says the same', (_, text) => {
  const doc = readProse(text);
  expect(settled(readProse(newProse(doc)))?.toJSON()).toEqual(settled(doc)?.toJSON());
});
