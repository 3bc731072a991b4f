import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { ImportRefusal, type RefusalCode } from '../../../../content/bring-in/refusals.ts';
import { zipOf } from '../../../setup/notices/zip.ts';

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const documentOf = (body: string) => `<w:document><w:body>${body}</w:body></w:document>`;
const good = { 'word/document.xml': documentOf(paragraph('Chào bà con')) };
const large = documentOf(paragraph('a'.repeat(20_000_000)));

const cases: readonly (readonly [what: string, bytes: Uint8Array, code: RefusalCode])[] = [
  ['a zip bomb', zipOf({ 'word/document.xml': large }), 'zip-bomb'],
  [
    'one that lies about its size',
    zipOf({ 'word/document.xml': large }, { claim: 900 }),
    'zip-bomb',
  ],
  [
    'an entity of another file',
    zipOf({
      'word/document.xml': `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${documentOf('&a;')}`,
    }),
    'entities',
  ],
  [
    'one in letters of two bytes',
    zipOf({
      'word/document.xml': Buffer.from(
        `\ufeff<!DOCTYPE x [<!ENTITY a "b">]>${documentOf('&a;')}`,
        'utf16le',
      ),
    }),
    'entities',
  ],
  [
    'one in a part that nobody reads',
    zipOf({
      ...good,
      'docProps/core.xml': '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://x/y">',
    }),
    'entities',
  ],
  ['one in a page', Buffer.from('<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>'), 'entities'],
  [
    'a link to another file',
    zipOf({ 'word/document.xml': '/etc/passwd' }, { mode: 0o120777 }),
    'zip-links',
  ],
  ['a locked archive', zipOf(good, { flags: 0x801 }), 'locked-office'],
  [
    'two parts of one name',
    // The names are of one length, so that only the letters change.
    Buffer.from(
      zipOf({ ...good, 'word/dokument.xml': documentOf(paragraph('Kẻ khác')) })
        .toString('latin1')
        .replaceAll('dokument', 'document'),
      'latin1',
    ),
    'zip-twice',
  ],
  [
    'macros under another name',
    zipOf({
      ...good,
      'word/a.bin': 'x',
      '[Content_Types].xml':
        '<Types><Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    }),
    'macros',
  ],
  [
    'a .docm without any',
    zipOf({
      ...good,
      '[Content_Types].xml':
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    }),
    'macros',
  ],
  ['macros of LibreOffice', zipOf({ 'content.xml': 'x', 'Basic/Standard/a.xml': 'x' }), 'macros'],
  ['a program of LibreOffice', zipOf({ 'content.xml': 'x', 'Scripts/python/a.py': 'x' }), 'macros'],
  ['a file of Pages', zipOf({ 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }), 'pages'],
  ['an old one', zipOf({ 'Index.zip': zipOf(good), 'QuickLook/Preview.pdf': 'x' }), 'pages'],
  ['a name that leads out', zipOf({ ...good, '../../x': 'x' }), 'zip-paths'],
  ['a name from the root', zipOf({ ...good, '/etc/x': 'x' }), 'zip-paths'],
  ['a name with a drive', zipOf({ ...good, 'C:\\x': 'x' }), 'zip-paths'],
  ['macros', zipOf({ ...good, 'word/vbaProject.bin': 'x' }), 'macros'],
  ['archives in an archive', zipOf({ 'a.docx': zipOf(good) }), 'zip-nested'],
  ['any other archive', zipOf({ 'anh.txt': 'x' }), 'zip-other'],
  ['a workbook', zipOf({ 'xl/workbook.xml': '<workbook/>' }), 'spreadsheet'],
  ['slides', zipOf({ 'ppt/presentation.xml': '<x/>' }), 'slides'],
  [
    'a locked .odt',
    zipOf({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    'locked-office',
  ],
  [
    'a tower of elements',
    zipOf({ 'word/document.xml': documentOf('<w:sdt>'.repeat(5000)) }),
    'too-deep',
  ],
  ['a tower of HTML', Buffer.from(`<html><body>${'<div>'.repeat(5000)}x`), 'too-deep'],
];

test.each(cases)('%s is refused by its own sentence', async (_, bytes, code) => {
  await expect(bringInHere(bytes)).rejects.toThrow(new ImportRefusal(code));
});

test('script, style and handlers of pasted HTML leave no trace', async () => {
  const html =
    '<html><style>p{color:red}</style><p onclick="alert(1)">Chào <b>bà con</b><script>alert(2)</script></p><iframe src="x">y</iframe><img src=x onerror=alert(3)><p>&lt;script&gt;alert(4)&lt;/script&gt; {alert(5)}</p></html>';
  const { mdx } = await bringInHere(Buffer.from(html));
  expect(mdx).not.toMatch(/alert\([1-3]\)|color|(?<!\\)<script|(?<!\\)\{/);
});

test('a good file beside them is read', async () => {
  const { words } = await bringInHere(zipOf(good));
  expect(words).toEqual({ source: 3, kept: 3, leftOut: 0 });
});
