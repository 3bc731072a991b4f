import type { Problem } from '../schema/problem.ts';
import { didYouMean } from './closest.ts';
import type { ReadDocument } from './document.ts';

/** Errands that name a practice which is none. */
export function checkPractices(
  documents: readonly ReadDocument[],
  practices: readonly string[],
): readonly Problem[] {
  return documents.flatMap(({ document: { file, errand }, lineOf }): Problem[] => {
    const practice = errand?.practice;
    if (practice === undefined || practices.includes(practice)) return [];
    return [
      {
        ...{ file, line: lineOf(['practice']) },
        message: `Không có trang thực hành nào là "${practice}".`,
        hint: `${didYouMean(practice, practices)}Các trang có: ${practices.join(', ') || 'chưa có trang nào'}.`,
        severity: 'error',
      },
    ];
  });
}
