import type { Fact } from '../schema/facts.ts';
import type { Problem } from '../schema/problem.ts';
import type { GlossaryEntry } from '../schema/words.ts';
import { literal } from './cited.ts';
import { didYouMean } from './closest.ts';
import type { ReadDocument } from './document.ts';
import { standsBeside, textsOfDocument } from './document-texts.ts';
import type { Entry } from './list-file.ts';

const file = 'content/facts.yaml';

/** Problems between facts and documents: notices that stand nowhere, and superseded words without their notice. */
export function checkFacts(
  facts: readonly Entry<Fact>[],
  documents: readonly ReadDocument[],
  documentIds: readonly string[],
): readonly Problem[] {
  // A notice whose place is misspelt is named once, by that.
  const placed = facts.filter((fact) => checkTouches(fact, documents, documentIds).length === 0);
  return [
    ...facts.flatMap((fact) => checkTouches(fact, documents, documentIds)),
    ...placed.flatMap(({ value }) => documents.flatMap((read) => checkSuperseded(value, read))),
    ...facts.flatMap(checkDates),
  ];
}

function checkTouches(
  fact: Entry<Fact>,
  documents: readonly ReadDocument[],
  documentIds: readonly string[],
): readonly Problem[] {
  return (['touches', 'grounds'] as const).flatMap((key) =>
    checkPlaces(fact, key, documents, documentIds),
  );
}

function checkPlaces(
  fact: Entry<Fact>,
  key: 'touches' | 'grounds',
  documents: readonly ReadDocument[],
  documentIds: readonly string[],
): readonly Problem[] {
  return fact.value[key].flatMap((touched, index): Problem[] => {
    const [id = '', step] = touched.split('#');
    const line = fact.lineOf([key, index]);
    if (!documentIds.includes(id))
      return [
        {
          file,
          line,
          message: `Không có bài nào là "${id}".`,
          hint: `${didYouMean(id, documentIds)}Ghi đường dẫn của bài như trên trang, ví dụ: huong-dan/dang-ky-tai-khoan.`,
          severity: 'error',
        },
      ];
    const known = documents.find(({ document, valid }) => valid && document.id === id)?.document
      .steps;
    // A document with mistakes of its own may lack the step for that reason.
    if (step === undefined || !known || known.some((one) => one.id === step)) return [];
    const ids = known.map((one) => one.id);
    return [
      {
        file,
        line,
        message: `Bài "${id}" không có bước nào là "${step}".`,
        hint: `${didYouMean(step, ids)}Các bước của bài: ${ids.join(', ') || 'chưa có bước nào'}.`,
        severity: 'error',
      },
    ];
  });
}

function checkSuperseded(fact: Fact, read: ReadDocument): readonly Problem[] {
  // A fact that waits for confirmation is shown nowhere, so no page can be asked to show it.
  if (fact.certainty !== 'found' || fact.supersedes.length === 0) return [];
  const { document, valid } = read;
  const { id } = document;
  // The step may be one whose id is missing or broken, which is said already.
  if (!valid && fact.touches.some((place) => place.startsWith(`${id}#`))) return [];
  const problems = textsOfDocument(read).flatMap((one): Problem[] => {
    const form = fact.supersedes.find((old) => containsWord(one.text, old));
    if (form === undefined || standsBeside(fact, one)) return [];
    const where = one.step === undefined ? 'bài này' : `bước "${one.step}"`;
    return [
      {
        ...{ file: document.file, line: one.line },
        message: `Chữ "${form}" đã hết đúng (${fact.source}) mà ${where} chưa có lời nhắc.`,
        hint: `Thêm ${one.places.at(-1) ?? id} vào touches của "${fact.id}" trong ${file}, hoặc bỏ chữ đó.`,
        severity: 'error',
      },
    ];
  });
  return problems.filter(({ line }, index) => line !== problems[index - 1]?.line);
}

/** Whether the words stand in the text, not as part of a longer word; case and line breaks do not matter. */
function containsWord(text: string, words: string): boolean {
  const plain = (value: string) => value.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal(plain(words))}(?![\\p{L}\\p{N}])`, 'u').test(
    plain(text),
  );
}

function checkDates(fact: Entry<Fact>): readonly Problem[] {
  const { checkedOn, recheckBy, validFrom, validUntil } = fact.value;
  const problems: Problem[] = [];
  if (recheckBy <= checkedOn)
    problems.push({
      file,
      line: fact.lineOf(['recheckBy']),
      message: `Hạn so lại ${recheckBy} không sau ngày đã so ${checkedOn}.`,
      hint: 'Ghi recheckBy là một ngày sau checkedOn.',
      severity: 'error',
    });
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom)
    problems.push({
      file,
      line: fact.lineOf(['validUntil']),
      message: `Ngày hết đúng ${validUntil} đứng trước ngày bắt đầu ${validFrom}.`,
      hint: 'Sửa lại một trong hai ngày.',
      severity: 'error',
    });
  return problems;
}

/** A glossary entry that names a fact which ended its source, and the fact is none or ends nothing. */
export function checkEndedBy(
  glossary: readonly Entry<GlossaryEntry>[],
  facts: readonly Entry<Fact>[],
): readonly Problem[] {
  const ending = facts.filter(({ value }) => value.ends.length > 0).map(({ value }) => value.id);
  return glossary.flatMap((entry): Problem[] => {
    const { endedBy } = entry.value;
    if (endedBy === undefined || ending.includes(endedBy)) return [];
    return [
      {
        file: 'content/glossary.yaml',
        line: entry.lineOf(['endedBy']),
        message: `Không có điều nào là "${endedBy}" nói một văn bản đã hết hiệu lực.`,
        hint: `${didYouMean(endedBy, ending)}Ghi id của điều có mục ends trong content/facts.yaml${ending.length > 0 ? `: ${ending.join(', ')}` : ''}.`,
        severity: 'error',
      },
    ];
  });
}
