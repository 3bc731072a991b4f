import { errandQuestions, type Errand } from '../schema/errand.ts';
import { fieldAt, type Problem } from '../schema/problem.ts';
import { didYouMean } from './closest.ts';
import type { YamlText } from './yaml.ts';

/** What no single field of an errand shows: answers without a source, sources that are nowhere, dates in the wrong order. */
export function checkErrand(errand: Errand, yaml: YamlText): readonly Problem[] {
  const known = errand.sources.map(({ id }) => id);
  const problem = (path: readonly PropertyKey[], message: string, hint: string): Problem => ({
    ...{
      file: yaml.file,
      line: yaml.lineOf(path),
      ...fieldAt(path),
      message,
      hint,
      severity: 'error',
    },
  });
  return [
    ...errandQuestions.flatMap((question): Problem[] => {
      const { source, certainty } = errand[question];
      if (source === undefined)
        return certainty === 'to-confirm'
          ? []
          : [
              problem(
                [question],
                `Mục "${question}" chưa có căn cứ.`,
                `Thêm source, chọn trong: ${known.join(', ')}; chưa có căn cứ thì ghi certainty: to-confirm và nói bà con hỏi ở đâu.`,
              ),
            ];
      if (known.includes(source)) return [];
      return [
        problem(
          [question, 'source'],
          `Không có căn cứ nào là "${source}".`,
          `${didYouMean(source, known)}Các căn cứ của bài, ghi ở mục sources: ${known.join(', ')}.`,
        ),
      ];
    }),
    ...errand.sources.flatMap(({ id, checkedOn, recheckBy }, index): Problem[] => [
      ...(known.indexOf(id) === index
        ? []
        : [
            problem(
              ['sources', index],
              `Căn cứ "${id}" được ghi hai lần.`,
              'Gộp lại, hoặc đổi id của một căn cứ.',
            ),
          ]),
      ...(recheckBy > checkedOn
        ? []
        : [
            problem(
              ['sources', index, 'recheckBy'],
              `Hạn so lại ${recheckBy} không sau ngày đã so ${checkedOn}.`,
              'Ghi recheckBy là một ngày sau checkedOn.',
            ),
          ]),
    ]),
  ];
}
