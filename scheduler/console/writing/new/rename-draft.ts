import { slugOf } from '../../../../content/write/slug.ts';
import type { Looking } from '../../console-parts.ts';
import type { Draft, Who } from '../desk.ts';
import { kindOf, newFile } from './desk-of.ts';
import { moveOriginal } from '../kept-original.ts';
import { idOf } from './name-new.ts';

/** The file that a new document would have under another address; undefined: something else is there. */
export function renamedFile(looking: Looking, { file }: Draft, slug: string): string | undefined {
  const kind = kindOf(file);
  if (kind === undefined || slugOf(slug) !== slug || slug === '') return undefined;
  const wanted = file.replace(/[^/]+\.mdx$/, `${slug}.mdx`);
  if (wanted === file) return file;
  return newFile(looking, kind, slug) === wanted ? wanted : undefined;
}

/** The draft of a new document goes on under another address, with all that belongs to it. */
export function renameDraft(looking: Looking, draft: Draft, to: string, who: Who): void {
  const { file } = draft;
  const { writing, config } = looking.parts;
  const [was, is] = [idOf(file), idOf(to)];
  writing().move(file, to, who, (extras) => ({
    ...extras,
    lexicon: extras.lexicon.map((row) => (row.document === was ? { ...row, document: is } : row)),
    ...(extras.campaign && {
      campaign: {
        ...extras.campaign,
        text: extras.campaign.text.replaceAll(`- ${was}\n`, `- ${is}\n`),
      },
    }),
  }));
  moveOriginal(config.dataDir, file, to);
}
