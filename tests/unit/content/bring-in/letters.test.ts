import { expect, test } from 'vitest';
import { bringInHere } from '../../../../content/bring-in/bring-in-here.ts';
import { encodingOfAll } from '../../../../content/bring-in/letters/old-letters.ts';
import { fromTcvn3 } from '../../../../content/bring-in/letters/tcvn3.ts';
import { fromVni } from '../../../../content/bring-in/letters/vni.ts';

test.each([
  ['Th«ng b¸o vÒ viÖc tiªm chñng, n\u00ADíc s¹ch', 'Thông báo về việc tiêm chủng, nước sạch'],
  ['§¶ng ñy ph\u00ADêng', 'Đảng ủy phường'],
])('TCVN3: %s', (written, read) => {
  expect(fromTcvn3(written)).toBe(read);
});

test('a font of capitals draws small letters as capitals', () => {
  expect(fromTcvn3('uû ban nh©n d©n', '.VnTimeH')).toBe('UỶ BAN NHÂN DÂN');
});

test.each([
  ['Thoâng baùo veà vieäc tieâm chuûng ñôït II', 'Thông báo về việc tiêm chủng đợt II'],
  ['UÛY BAN NHAÂN DAÂN PHÖÔØNG', 'ỦY BAN NHÂN DÂN PHƯỜNG'],
])('VNI: %s', (written, read) => {
  expect(fromVni(written)).toBe(read);
});

test.each([
  'Hoà bình, hoá chất, xuân quê, quý khách, thuế, khoẻ, toàn khoá',
  'Giá 25 °C ± 5, 100 m² × 3, «Xuân» «Hè», §1, ½ ngày',
  'Café, résumé, naïve: Liège, Besançon',
])('letters of today stay: %s', (text) => {
  expect(encodingOfAll([text, 'Nội dung thông báo'])).toBeUndefined();
});

test.each([
  ['UTF-16 with its mark', Buffer.from('\uFEFFTHÔNG BÁO\nVề việc họp dân ở thôn', 'utf16le')],
  ['UTF-16 without one', Buffer.from('THÔNG BÁO\nVề việc họp dân ở thôn', 'utf16le')],
  ['UTF-8 with its mark', Buffer.from('\uFEFFTHÔNG BÁO\nVề việc họp dân ở thôn')],
  ['letters and marks apart', Buffer.from('THÔNG BÁO\nVề việc họp dân ở thôn'.normalize('NFD'))],
])('%s is read', async (_, bytes) => {
  const { mdx } = await bringInHere(bytes);
  expect(mdx).toContain('THÔNG BÁO\n\n# Về việc họp dân ở thôn\n');
});

test('a line in an old font among those of today changes nobody else’s letters', async () => {
  const html =
    '<p>THÔNG BÁO</p><p>Dòng hai</p><p><font face=".VnTime">Lêi nµy gâ b»ng font cò</font></p>';
  const { mdx } = await bringInHere(Buffer.from(html));
  expect(mdx).toContain('THÔNG BÁO');
  expect(mdx).toContain('Dòng hai');
  expect(mdx).toContain('Lời này gõ bằng font cũ');
});
