// The issuer of a document is said once: where its sentence names it, its number does not.
import type { Place } from '../place.ts';
import { authorityNext, officeNext } from '../tables/legal-cues.ts';

/** Up to where the sentence, or the next document's number, ends what this one's issuer could be named in. */
const restOfSentence = /^[^.;\n]{0,240}/;
/** ` và NQ 68-NQ/TW`: the next documents of the same issuer. */
const documentChain =
  /^(?:(?:,| và|, và)\s(?:[\p{L}.]{1,12}\s){0,3}(?:số\s)?\d{1,5}(?:\s?[/-]\s?[\p{Lu}\p{Ll}\d]{2,10}){1,3}){1,4}/u;
const nextDocument = /\d\s?\/\s?\d{4}\s?\/|\d\s?\/\s?[A-ZĐ]{2}/;

/** `của Chủ tịch UBND tỉnh`: who heads a body names it. */
const headOfBody =
  /của (?:(?:đồng chí|đ\/c|ông|bà) )?(?:phó )?(?:chủ tịch|bộ trưởng|giám đốc|trưởng ban|thường trực|thủ trưởng|lãnh đạo) (?=\p{L})/gu;

/** Whether the sentence goes on to name who issued it, so that the code need not. */
export function namesIssuer(text: string, end: number, names: readonly string[]): boolean {
  const rest = text.slice(end, end + 260);
  if (authorityNext.test(rest) || officeNext.test(rest)) {
    return true;
  }
  const chain = documentChain.exec(rest)?.[0];
  if (chain !== undefined && authorityNext.test(rest.slice(chain.length))) {
    return true;
  }
  const sentence = (restOfSentence.exec(rest)?.[0] ?? '').split(nextDocument)[0] ?? '';
  const lower = sentence.toLowerCase().replace(headOfBody, 'của ');
  return names.some((name) => lower.includes(`của ${name.toLowerCase()}`));
}

/** What a name may be only a part of: `Văn phòng Chính phủ` has not issued the decree. */
const partOfAnother = /(?:văn phòng|thủ tướng|cổng thông tin điện tử|phó thủ tướng|thành viên)\s$/;
const startOfSentence = /(?:[.!?]\s|\n)(?=[^.!?\n]*$)/;

/** Whether the sentence has named the issuer already. */
export function wasNamed({ text, at }: Place, names: readonly string[]): boolean {
  const before = text.slice(Math.max(0, at - 200), at);
  const cut = startOfSentence.exec(before);
  const sentence = (cut ? before.slice(cut.index + 1) : before).toLowerCase();
  return names.some((name) => {
    const found = sentence.lastIndexOf(name.toLowerCase());
    if (found < 0 || name.length < 3) {
      return false;
    }
    const around = sentence.charAt(found - 1) + sentence.charAt(found + name.length);
    return !/[\p{L}\d/-]/u.test(around) && !partOfAnother.test(sentence.slice(0, found));
  });
}

/** The issuer is said once: where the sentence names it, before or after, the code does not. */
export function isNamed(place: Place, end: number, names: readonly string[]): boolean {
  return namesIssuer(place.text, end, names) || wasNamed(place, names);
}
