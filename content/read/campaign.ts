import { campaignSchema } from '../schema/campaign.ts';
import type { Campaign } from '../schema/campaign.ts';
import type { Problem } from '../schema/problem.ts';
import { emergencyCampaign } from '../schema/names.ts';
import { farDay, isNearDay } from './broadcast-sense.ts';
import { didYouMean } from './closest.ts';
import type { SourceFile } from './source-file.ts';
import { readYaml } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

/** Reads content/campaigns/<id>.yaml; `documents` are the ids of every MDX file there is, good or bad. */
export function readCampaign(
  source: SourceFile,
  documents: readonly string[],
): { readonly campaign: Campaign | undefined; readonly problems: readonly Problem[] } {
  const { file } = source;
  const id = file
    .replace(/^.*\//, '')
    .replace(/\.ya?ml$/, '')
    .normalize('NFC');
  const yaml = readYaml(file, source.text);
  if (yaml.problems.length > 0) return { campaign: undefined, problems: yaml.problems };
  const { value, problems } = checkYaml(campaignSchema, yaml);
  const missing = (value?.documents ?? listedDocuments(yaml.value)).flatMap(
    (name, index): Problem[] =>
      documents.includes(name)
        ? []
        : [
            {
              file,
              line: yaml.lineOf(['documents', index]),
              message: `Không có bài nào là "${name}".`,
              hint: `${didYouMean(name, documents)}Các bài có: ${documents.filter((known) => !known.startsWith('hoi-dap/')).join(', ')}.`,
              severity: 'error',
            },
          ],
  );
  const found = [
    ...nameProblems(file, id),
    ...problems,
    ...missing,
    ...(value ? sameDay(file, yaml.lineOf(['days']), value.days) : []),
    ...(value?.startsOn !== undefined && !isNearDay(value.startsOn)
      ? [problemAt(file, yaml.lineOf(['startsOn']), ...farDay(value.startsOn))]
      : []),
  ];
  return {
    campaign: value && found.length === 0 ? { ...value, id, file } : undefined,
    problems: found,
  };
}

/** The documents a campaign names even where something else in it is wrong, so that all is said at once. */
function listedDocuments(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || !('documents' in value)) return [];
  return Array.isArray(value.documents)
    ? value.documents.filter((name) => typeof name === 'string')
    : [];
}

function sameDay(file: string, line: number, days: readonly string[]): readonly Problem[] {
  if (new Set(days).size === days.length) return [];
  const hint = 'Ghi hai ngày khác nhau, ví dụ: days: [tue, fri].';
  return [problemAt(file, line, 'Hai ngày phát trùng nhau.', hint)];
}

/** The file's name goes into the names of airings, of reports and of what is handed over. */
function nameProblems(file: string, id: string): readonly Problem[] {
  const hint = 'Đổi tên tệp, ví dụ: content/campaigns/dich-vu-cong.yaml.';
  if (id.normalize('NFC').toLowerCase() === emergencyCampaign)
    return [
      problemAt(file, 1, `Tên "${id}" dành cho thông báo khẩn, đợt phát không dùng được.`, hint),
    ];
  if (/^\.|[@~/\\:*?"<>|#%\p{C}]/u.test(id))
    return [problemAt(file, 1, `Tên tệp "${id}" có ký tự không dùng được cho đợt phát.`, hint)];
  return [];
}

function problemAt(file: string, line: number, message: string, hint: string): Problem {
  return { file, line, message, hint, severity: 'error' };
}
