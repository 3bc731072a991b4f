import { preparedEmergencySchema, type PreparedEmergency } from '../schema/emergencies.ts';
import { blanksOf } from '../schema/emergency-blanks.ts';
import { hazardNames, hazards } from '../schema/names.ts';
import type { Problem } from '../schema/problem.ts';
import { checkUnique, readListFile, type Entry } from './list-file.ts';
import type { SourceFile } from './source-file.ts';

const file = 'content/emergencies.yaml';

/** Said of these keys here; other files mean something else by some of them. */
export const emergencyHints = {
  id: 'Ghi tên ngắn bằng chữ thường không dấu, số và dấu gạch nối, ví dụ: id: lu-roi-nha.',
  hazard: `Ghi một trong ${hazards.map((one) => `${one} (${hazardNames[one]})`).join(', ')}, ví dụ: hazard: flood.`,
  title: 'Ghi tên trên nút bấm, ví dụ: title: "Lũ: rời nhà ngay".',
  text: 'Ghi lời loa đọc, tối đa 3000 chữ cái, ở những dòng thụt vào sau "text: >-"; chỗ đến lúc ấy mới biết để trong ngoặc nhọn, ví dụ: {thôn, tổ dân phố}.',
  everyMinutes: 'Ghi số phút từ 5 đến 720, ví dụ: everyMinutes: 30, hoặc bỏ dòng này.',
};

/** content/emergencies.yaml. A ward without the file has no prepared text, which is no mistake. */
export function readEmergencies(files: readonly SourceFile[]): {
  readonly valid: readonly PreparedEmergency[];
  readonly problems: readonly Problem[];
} {
  const source = files.find((one) => one.file === file);
  if (!source) return { valid: [], problems: [] };
  const { entries, problems } = readListFile(source, preparedEmergencySchema, emergencyHints);
  const broken = entries.map((entry) => ({ entry, problems: checkBlanks(entry) }));
  return {
    valid: broken.filter((one) => one.problems.length === 0).map(({ entry }) => entry.value),
    problems: [
      ...problems,
      ...broken.flatMap((one) => one.problems),
      ...checkUnique(file, entries, ({ id }) => [id]),
      ...checkUnique(file, entries, ({ title }) => [title]),
    ],
  };
}

const longestName = 60;

/** A blank that nobody could fill, or that the loudspeaker would read with its braces. */
function checkBlanks({ value: { text }, lineOf }: Entry<PreparedEmergency>): readonly Problem[] {
  const problem = (message: string, hint: string): Problem => ({
    ...{ file, line: lineOf(['text']), message, hint },
    severity: 'error',
  });
  const rest = text.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(rest))
    return [
      problem(
        'Lời khẩn có dấu ngoặc nhọn không thành cặp.',
        'Mỗi chỗ trống mở bằng { và đóng bằng }, không lồng nhau, ví dụ: {thôn, tổ dân phố}.',
      ),
    ];
  const names = blanksOf(text);
  if (names.some((name) => !/\p{L}/u.test(name) || name.length > longestName))
    return [
      problem(
        'Lời khẩn có chỗ trống không có tên, hoặc tên quá dài.',
        `Ghi trong ngoặc nhọn cần điền gì, nhiều nhất ${longestName} chữ cái, ví dụ: {thôn, tổ dân phố}.`,
      ),
    ];
  if (!/\p{L}/u.test(rest))
    return [
      problem('Lời khẩn chỉ có chỗ trống.', 'Viết thêm lời loa đọc quanh chỗ trống, rồi lưu lại.'),
    ];
  return [];
}
