import { campaignSchema, type Campaign } from '../schema/campaign.ts';
import { fieldAt, type Problem } from '../schema/problem.ts';
import { isAtOnce } from '../schema/names.ts';
import type { Tell } from './broadcast-sense.ts';
import { checkKeys, checkWhen } from './campaign-when.ts';
import { checkItems, isMap, type KnownItems } from './campaign-items.ts';
import { closest } from './closest.ts';
import type { SourceFile } from './source-file.ts';
import { readYaml } from './yaml.ts';
import { checkYaml } from './zod-problems.ts';

/** Reads content/campaigns/<id>.yaml; its items are held against what is `known`. */
export function readCampaign(
  source: SourceFile,
  known: KnownItems,
): {
  readonly campaign: Campaign | undefined;
  readonly problems: readonly Problem[];
  /** The line of a key of its file. */
  readonly lineOf: (key: string) => number;
} {
  const { file } = source;
  const id = file
    .replace(/^.*\//, '')
    .replace(/\.ya?ml$/, '')
    .normalize('NFC');
  const yaml = readYaml(file, source.text);
  const lineOf = (key: string): number => yaml.lineOf([key]);
  if (yaml.problems.length > 0) return { campaign: undefined, problems: yaml.problems, lineOf };
  const { value, problems } = checkYaml(campaignSchema, yaml);
  const found: Problem[] = [...nameProblems(file, id), ...problems];
  const tell: Tell = (path, message, hint) => {
    found.push({ ...problemAt(file, yaml.lineOf(path), message, hint), ...fieldAt(path) });
  };
  // A key under a wrong spelling is said already.
  const misspelt = Object.keys(isMap(yaml.value) ? yaml.value : {}).filter(
    (key) => !(key in campaignSchema.shape),
  );
  checkKeys(
    (key) => yaml.has([key]) || misspelt.some((written) => closest(written, [key]) !== undefined),
    tell,
  );
  if (value) checkWhen(value, tell);
  checkItems(yaml.value, known, tell);
  return {
    campaign: value && found.length === 0 ? { ...value, id, file } : undefined,
    problems: found,
    lineOf,
  };
}

/** The file's name goes into the names of airings, of reports and of what is handed over. */
function nameProblems(file: string, id: string): readonly Problem[] {
  const hint = 'Đổi tên tệp, ví dụ: content/campaigns/dich-vu-cong.yaml.';
  if (isAtOnce(id.toLowerCase()))
    return [
      problemAt(
        file,
        1,
        `Tên "${id}" dành cho thông báo khẩn và nói trực tiếp, đợt phát không dùng được.`,
        hint,
      ),
    ];
  if (/^\.|[@~/\\:*?"<>|#%\p{C}]/u.test(id))
    return [problemAt(file, 1, `Tên tệp "${id}" có ký tự không dùng được cho đợt phát.`, hint)];
  return [];
}

function problemAt(file: string, line: number, message: string, hint: string): Problem {
  return { file, line, message, hint, severity: 'error' };
}
