import { sayEach, sayLetters } from '../letters.ts';
import { sayCardinal, sayDigits } from '../numerals.ts';
import type { Place, Reader, Reading } from '../place.ts';
import { latin, matchAt } from '../place.ts';

const endPart = `(?![${latin}\\d])`;

/** `34A-123.45`, `34B1-234.56`, `29-B1 123.45`, `30F-1234`. */
const platePattern = new RegExp(
  `\\d{2}\\s?-?\\s?[A-ZĐ]{1,2}\\d?\\s?[- ]\\s?(?:\\d{3}\\.?\\d{2}|\\d{4})${endPart}`,
  'y',
);
/** `471E8.9`: a feeder of the grid, digit by digit. */
const feeder = new RegExp(`\\d{3}-?E\\d{1,2}(?:[.-]\\d{1,2})?${endPart}`, 'y');
/** `HP-90234.TS`: a fishing boat. */
const boat = new RegExp(`[A-ZĐ]{1,3}[- ]?\\d{4,5}[.\\s-]?TS${endPart}`, 'y');
/** `e2`, `f395`: units of the army, where the sentence is about it. */
const unitPattern = new RegExp(`([efdcb])(\\d{1,3})${endPart}`, 'y');
const unitNames: Readonly<Record<string, string>> = {
  ...{ e: 'trung đoàn', f: 'sư đoàn', d: 'tiểu đoàn', c: 'đại đội', b: 'trung đội' },
};
const aboutArmy =
  /(?:tân binh|binh sĩ|chiến sĩ|bộ đội|quân khu|đơn vị|nhập ngũ|huấn luyện|sư đoàn|trung đoàn|đóng quân)/;
/** `000.00.12.H41-250901-0001`: the number of a dossier. */
const dossierPattern = /\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}(?:-\d{1,8}){0,3}(?![\dA-Za-z])/y;
const dossierMarks: Readonly<Record<string, string>> = { '.': 'chấm', '-': 'gạch ngang' };

function sayDossier(code: string): string {
  return (code.match(/[A-Z]|\d|[.-]/g) ?? [])
    .map((char) => dossierMarks[char] ?? (/\d/.test(char) ? sayDigits(char) : sayLetters(char)))
    .join(' ');
}

/** `471E8.9`, `376E8.11`: the line's number one by one, the feeder's behind the point as a number. */
function sayFeeder(code: string): string {
  return (code.match(/\d+|E|\./g) ?? [])
    .map((part, index) =>
      part === '.'
        ? 'chấm'
        : index === 0
          ? sayDigits(part)
          : part === 'E'
            ? 'e'
            : sayCardinal(part),
    )
    .join(' ');
}

function readCode({ text, at }: Place): Reading | undefined {
  const line = matchAt(feeder, text, at)?.[0];
  if (line !== undefined) {
    return {
      end: at + line.length,
      spoken: sayFeeder(line),
      sure: 'guess',
      choices: [sayEach(line)],
    };
  }
  const number = matchAt(boat, text, at)?.[0];
  if (number !== undefined) {
    const spoken = sayEach(number).replace(/ chấm (?=tê ét$)/, ' ');
    return { end: at + number.length, spoken };
  }
  const unit = matchAt(unitPattern, text, at);
  if (unit && aboutArmy.test(text.slice(Math.max(0, at - 48), at + 24).toLowerCase())) {
    const spoken = `${unitNames[unit[1] ?? ''] ?? ''} ${sayCardinal(unit[2] ?? '')}`;
    return { end: at + unit[0].length, spoken, sure: 'guess', choices: [sayEach(unit[0])] };
  }
  return undefined;
}

/** What is known by its shape: plates, dossiers, boats, feeders of the grid, units of the army. */
export const plateReader: Reader = {
  rule: 'alphanumeric',
  starts: ['letter', 'digit'],
  read: (place) => {
    const plate = matchAt(platePattern, place.text, place.at);
    if (plate) {
      return { end: place.at + plate[0].length, spoken: sayLetters(plate[0]) };
    }
    const dossier = matchAt(dossierPattern, place.text, place.at);
    return dossier
      ? { end: place.at + dossier[0].length, spoken: sayDossier(dossier[0]) }
      : readCode(place);
  },
};
