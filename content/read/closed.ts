import type { Fact } from '../schema/facts.ts';
import type { Problem } from '../schema/problem.ts';
import { didYouMean } from './closest.ts';
import type { ReadDocument } from './document.ts';

/** Problems of `closed:` in a document's frontmatter: a fact that tells too little, a way on that leads nowhere. */
export function checkClosed(
  documents: readonly ReadDocument[],
  facts: readonly Fact[],
  documentIds: readonly string[],
): readonly Problem[] {
  return documents.flatMap(({ document, lineOf }): Problem[] => {
    const { closed } = document.frontmatter;
    if (closed === undefined) return [];
    const problem = (key: string, message: string, hint: string): Problem => ({
      ...{ file: document.file, line: lineOf(['closed', key]), message, hint },
      severity: 'error',
    });
    const ids = facts.map(({ id }) => id);
    const fact = facts.find(({ id }) => id === closed.fact);
    return [
      ...(fact === undefined
        ? [
            problem(
              'fact',
              `Không có điều nào trong content/facts.yaml là "${closed.fact}".`,
              `${didYouMean(closed.fact, ids)}Ghi id của điều đã đóng cách này.`,
            ),
          ]
        : fact.validFrom === undefined || fact.act === undefined || fact.certainty !== 'found'
          ? [
              problem(
                'fact',
                `Điều "${closed.fact}" chưa nói đủ: đóng từ ngày nào, nay làm thế nào.`,
                'Trong content/facts.yaml, điều ấy phải có validFrom, act và certainty: found.',
              ),
            ]
          : []),
      ...closed.now
        .filter((id) => !documentIds.includes(id) || id === document.id)
        .map((id) =>
          problem(
            'now',
            id === document.id
              ? `Bài "${id}" nói cách đã đóng, không thể tự chỉ sang chính nó.`
              : `Không có bài nào là "${id}" để chỉ cách làm hiện nay.`,
            `${id === document.id ? '' : didYouMean(id, documentIds)}Ghi đường dẫn của bài khác, ví dụ: now: [huong-dan/dang-nhap-vneid].`,
          ),
        ),
    ];
  });
}
