import { xmlText, zipOf } from './notices/zip.ts';

const lines: readonly (readonly [text: string, bold?: boolean])[] = [
  ['ỦY BAN NHÂN DÂN PHƯỜNG THỬ', true],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', true],
  ['Độc lập - Tự do - Hạnh phúc', true],
  ['Số: 15/TB-UBND'],
  ['THÔNG BÁO', true],
  ['Lịch phun thuốc phòng chống sốt xuất huyết', true],
  [
    'Ủy ban nhân dân phường thông báo lịch phun thuốc phòng chống sốt xuất huyết trên địa bàn như sau:',
  ],
  ['Bà con tổ dân phố 3 đóng cửa, che bể nước từ 7 giờ đến 9 giờ ngày 10/12/2026.'],
  ['Trẻ nhỏ và người già ra khỏi nhà ít nhất 30 phút sau khi phun. Liên hệ KDYT để được giúp.'],
  ['Nơi nhận:', true],
  ['- Đài truyền thanh phường (phát 2 lần/tuần, phát từ 4-5 tuần);'],
  ['- Lưu: VT.'],
  ['TM. ỦY BAN NHÂN DÂN', true],
  ['CHỦ TỊCH', true],
  ['Nguyễn Văn An', true],
];

/** A ward's notice as Word keeps it: letterhead, a title, recipients with their wish, a signature. */
export function wordNotice(): Uint8Array {
  const body = lines
    .map(
      ([text, bold = false]) =>
        `<w:p><w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`,
    )
    .join('');
  return zipOf({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` });
}
