import type { Campaign } from '../schema/campaign.ts';
import type { ContentDocument } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { wishesOf, type Wish } from '../schema/wish.ts';
import { readCampaign } from './campaign.ts';
import type { KnownItems } from './campaign-items.ts';
import type { SourceFile } from './source-file.ts';
import { checkWishes } from './wishes.ts';

/** All of content/campaigns/, held against what the documents ask. `known`: what their items may name. */
export function readCampaigns(
  files: readonly SourceFile[],
  known: KnownItems,
  documents: readonly ContentDocument[],
): {
  readonly campaigns: readonly Campaign[];
  /** Those that stand ready and do not begin. */
  readonly held: readonly Campaign[];
  readonly wishes: readonly Wish[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const lines = new Map<string, (key: string) => number>();
  const read: Campaign[] = [];
  for (const file of files.filter(isCampaign)) {
    const result = readCampaign(file, known);
    problems.push(...result.problems);
    const { campaign } = result;
    const twin = read.find(({ id }) => id === campaign?.id);
    if (campaign && twin) problems.push(sameName(campaign.file, twin.file));
    else if (campaign) read.push(campaign);
    lines.set(file.file, result.lineOf);
  }
  const begun = read.filter(({ hold }) => hold !== true);
  const wishes = wishesOf(documents);
  const lineOf = ({ file }: Campaign, key: string): number => lines.get(file)?.(key) ?? 1;
  const asked = checkWishes(wishes, begun, lineOf);
  const tooFew = new Set(asked.map(({ file }) => file));
  return {
    campaigns: begun.filter(({ file }) => !tooFew.has(file)),
    held: read.filter(({ hold }) => hold === true),
    wishes,
    problems: [...problems, ...asked],
  };
}

function isCampaign({ file }: SourceFile): boolean {
  return /^content\/campaigns\/[^/]+\.ya?ml$/.test(file);
}

function sameName(file: string, other: string): Problem {
  return {
    file,
    line: 1,
    message: `Hai tệp đợt phát cùng tên: ${other} và ${file}.`,
    hint: 'Đổi tên một tệp, hoặc xóa tệp thừa.',
    severity: 'error',
  };
}
