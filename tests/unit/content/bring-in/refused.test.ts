import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { refuseOther } from '../../../../content/bring-in/index.ts';
import { ImportRefusal, type RefusalCode } from '../../../../content/bring-in/refusals.ts';

/** The container of old Office, with a stream of this name. */
function oldOffice(stream: string): Buffer {
  return Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from(stream, 'utf16le')]);
}

/** What a file begins with, and what becomes of it: the name of a file says nothing. */
const cases: readonly (readonly [what: string, bytes: Uint8Array, code: RefusalCode])[] = [
  ['nothing', Buffer.alloc(0), 'empty'],
  ['an old .doc', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'old-word'],
  ['a locked .docx', oldOffice('EncryptedPackage'), 'locked-office'],
  ['an old workbook', oldOffice('Workbook'), 'spreadsheet'],
  ['old slides', oldOffice('PowerPoint Document'), 'slides'],
  ['RAR', Buffer.from('Rar!\x1a\x07\x01\x00'), 'zip-other'],
  ['7z', Buffer.from('377ABCAF271C0004', 'hex'), 'zip-other'],
  ['gzip', Buffer.from('1F8B0800000000000003', 'hex'), 'zip-other'],
  [
    'a picture of lines',
    Buffer.from('<?xml version="1.0"?>\n<svg><text>Họp</text></svg>'),
    'picture',
  ],
  [
    'one without its first line',
    Buffer.from('<svg onload="alert(1)"><div>Họp</div></svg>'),
    'picture',
  ],
  ['XML', Buffer.from('\ufeff<?xml version="1.0"?><pkg:package>Họp</pkg:package>'), 'xml'],
  [
    'a web page with all its pictures',
    Buffer.from('From: <Saved>\r\nSubject: =?utf-8?Q?H=E1=BB=8Dp?=\r\nMIME-Version: 1.0\r\n\r\n'),
    'web-archive',
  ],
  ['a bitmap', Buffer.from('424D3A00000000000000360000002800', 'hex'), 'picture'],
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

test.each(['BMTE-TC là tên viết tắt của kế hoạch.', 'PKXD là mã của đợt khám.'])(
  'words that begin as a picture or an archive does: %s',
  async (text) => {
    expect((await bringInHere(Buffer.from(text))).mdx).toContain(text);
  },
);

test.each([
  ['a folder', () => statSync('.'), 'not-a-file'],
  ['a device', () => statSync('/dev/zero'), 'not-a-file'],
  ['200 MB', () => ({ size: 200e6, isFile: () => true }), 'large'],
] as const)('%s is refused before a byte of it is read', (_, stats, code) => {
  expect(() => {
    refuseOther(stats());
  }).toThrow(new ImportRefusal(code));
});
