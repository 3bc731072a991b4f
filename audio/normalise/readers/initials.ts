import { sayLetters } from '../letters.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';
import { sayAbbreviation } from './abbreviation.ts';

/** `N.T.H.`, `T. Q. B`, `N.V.A`; the last may be a whole name: `N.V.An`. */
const dotted = new RegExp(`(?:[A-ZĐ]\\.\\s?){1,4}[A-ZĐ](?![${latin}])`, 'y');
const single = new RegExp(`[A-ZĐ](?![${latin}\\d/&-])`, 'y');
const person =
  /(?:^|[\s("/,:])(?:ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|bé|thầy|đồng chí|đ\/c|khởi tố|truy tố|bắt|bắt giữ|tạm giữ|xử phạt|triệu tập|nạn nhân|bệnh nhân|bị cáo|bị can|đối tượng|nghi phạm|người dân|học sinh|chủ hộ|chủ xe|tài xế|lái xe|vợ|chồng|con|mẹ|cha|tên|tên là|họ tên|gia đình|nhà|hộ|hộ ông|hộ bà|hai|hai vợ chồng|với|và)$/;
const strictPerson =
  /(?:^|[\s("/,:])(?:ông|bà|anh|chị|cô|chú|cụ|bé|thầy|nạn nhân|bị cáo|bị can|đối tượng|nghi phạm)$/;
/** A family name, or what stands before a given name. */
const familyName =
  /(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Cao|Tạ|Lương|Thị|Văn)$/;

function sayInitials(place: Place, written: string): Reading | undefined {
  const letters = written.replace(/[^\p{L}]/gu, '');
  const isPerson = person.test(place.before()) || familyName.test(beforeAsWritten(place));
  // `U.B.N.D` is an abbreviation with points; two letters without a person may be one too (T.P).
  if (!isPerson && (letters.length < 3 || sayAbbreviation(letters) !== undefined)) {
    const form = letters.length < 3 ? undefined : sayAbbreviation(letters);
    return form === undefined
      ? undefined
      : {
          end: place.at + written.length,
          spoken: form,
          row: letters,
          sure: 'guess',
          choices: [sayLetters(letters)],
        };
  }
  return { end: place.at + written.length, spoken: sayLetters(letters), row: 'A.B.' };
}

function beforeAsWritten({ text, at }: Place): string {
  return text.slice(Math.max(0, at - 12), at).trimEnd();
}

/** The initials of a person are letters, never an abbreviation: `bà T.H.P`. */
export const initialsReader: Reader = {
  rule: 'letters',
  starts: ['letter'],
  read: (place) => {
    const { text, at } = place;
    const run = matchAt(dotted, text, at)?.[0];
    if (run !== undefined) {
      return sayInitials(place, run);
    }
    const one = matchAt(single, text, at)?.[0];
    const alone =
      one !== undefined &&
      text.charAt(at + 1) === '.' &&
      (strictPerson.test(place.before()) || familyName.test(beforeAsWritten(place)));
    // The point of an initial ends no sentence where the sentence goes on.
    const goesOn = /^\.(?: \p{Ll}| \()/u.test(text.slice(at + 1, at + 4));
    return alone ? { end: at + (goesOn ? 2 : 1), spoken: sayLetters(one), row: 'A.' } : undefined;
  },
};
