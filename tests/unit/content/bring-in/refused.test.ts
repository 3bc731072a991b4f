import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { ImportRefusal, type RefusalCode } from '../../../../content/bring-in/refusals.ts';

/** What a file begins with, and what becomes of it: the name of a file says nothing. */
const cases: readonly (readonly [what: string, bytes: Uint8Array, code: RefusalCode])[] = [
  ['nothing', Buffer.alloc(0), 'empty'],
  ['an old .doc', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'old-word'],
  [
    'a locked .docx',
    Buffer.concat([
      Buffer.from('D0CF11E0A1B11AE1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'locked-office',
  ],
  ['RTF', Buffer.from('{\\rtf1 Thong bao}'), 'rtf'],
  ['a photograph', Buffer.from('FFD8FFE000104A46', 'hex'), 'picture'],
  ['an archive that is cut off', Buffer.from('PK\x03\x04 and then nothing'), 'zip-broken'],
  ['a PDF that is cut off', Buffer.from('%PDF-1.7\n1 0 obj\n<<'), 'pdf-broken'],
  ['a program', Buffer.from('7F454C4602010100000000000000000002003E00', 'hex'), 'unknown'],
  ['white space', Buffer.from(' \n\n '), 'no-words'],
  ['too much', new Uint8Array(61 * 1024 * 1024), 'large'],
];

test.each(cases)('%s is refused', async (_, bytes, code) => {
  await expect(bringInHere(bytes)).rejects.toThrow(new ImportRefusal(code));
});
