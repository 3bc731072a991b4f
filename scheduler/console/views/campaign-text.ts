// What a campaign's form writes: a file as staff would write it by hand, or the file that is there with what changed.
import { isDeepStrictEqual } from 'node:util';
import { editYaml } from '../../../content/write/edit-yaml.ts';
import { itemLines, pairLines } from '../../../content/write/render-yaml.ts';
import type { CampaignFile } from './campaign-fields.ts';

const order = [
  ...['title', 'hold', 'documents', 'items', 'crossFade', 'days', 'dates', 'time', 'times'],
  ...['weeks', 'until', 'startsOn', 'priority', 'graceMinutes', 'catchUp'],
];

/** The text of a file with other keys; comments and whatever the form doesn't know stay. */
export function editedCampaign(text: string, file: CampaignFile, keys: CampaignFile): string {
  const edits = Object.entries(keys)
    .filter(([key, value]) => !isDeepStrictEqual(file[key], value))
    .map(([key, value]) => ({ path: [key], value, order }));
  return editYaml(text, edits);
}

const groups: readonly (readonly [comment: string, keys: readonly string[]])[] = [
  ['', ['title']],
  ['Còn dòng này thì đài không xếp lịch và không phát. Muốn bắt đầu: ghi false.', ['hold']],
  ['Phát những gì, theo thứ tự.', ['documents', 'items']],
  [
    'Phát ngày nào, giờ nào, trong bao lâu.',
    ['days', 'dates', 'time', 'times', 'weeks', 'until', 'startsOn'],
  ],
  ['Khi trùng giờ với đợt khác, khi bị lỡ.', ['priority', 'graceMinutes', 'catchUp']],
];

/** The text of a new file. */
export function newCampaign(keys: CampaignFile): string {
  return groups
    .flatMap(([comment, names]) => {
      const there = names.filter((name) => keys[name] !== undefined);
      if (there.length === 0) return [];
      const lines = there.flatMap((name) => linesOf(name, keys[name]));
      return [[...(comment === '' ? [] : [`# ${comment}`]), ...lines].join('\n')];
    })
    .join('\n\n')
    .concat('\n');
}

/** What is heard stands one below the other, however short. */
function linesOf(name: string, value: unknown): readonly string[] {
  const isList = (name === 'documents' || name === 'items') && Array.isArray(value);
  if (!isList) return pairLines(name, value);
  return [`${name}:`, ...value.flatMap(itemLines).map((line) => `  ${line}`)];
}
