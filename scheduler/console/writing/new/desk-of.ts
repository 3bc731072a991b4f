import type { DocumentKind } from '../../../../content/schema/document.ts';
import { documentPlaces } from '../../../../content/schema/document.ts';
import { LoaError } from '../../../../content/schema/loa-error.ts';
import { hashOfFile } from '../../../../content/write/keep-edit.ts';
import type { Looking } from '../../console-parts.ts';
import type { Seen } from '../../seen.ts';
import { fileOfLooking } from '../address.ts';
import type { Draft } from '../desk.ts';
import { whoAsks } from '../editing-posts.ts';
import { fileOfNew } from './name-new.ts';

/** The draft of a text that a page's address names; undefined where there is none. */
export function draftOf(looking: Looking): Draft | undefined {
  const file = fileOfLooking(looking);
  const draft = file === undefined ? undefined : looking.parts.writing().draft(file);
  return draft?.kind === 'prose' ? draft : undefined;
}

/** The same; of a published text one is begun, which is none in anybody's list until something in it differs. */
export function draftToChange(seen: Seen, looking: Looking): Draft | undefined {
  const draft = draftOf(looking);
  if (draft) return draft;
  const file = fileOfLooking(looking);
  const { config, writing } = looking.parts;
  if (!file?.endsWith('.mdx') || !seen.may('write')) return undefined;
  const isThere = hashOfFile(config.contentDir, file) !== undefined;
  return isThere ? writing().open(file, whoAsks({ seen })) : undefined;
}

/** The draft of a text that a form names. Throws LoaError. */
export function draftNamed({ parts }: Looking, file: string): Draft {
  const draft = parts.writing().draft(file);
  if (draft?.kind === 'prose') return draft;
  throw new LoaError(
    'no-draft',
    'Bản nháp này không còn: đã phát hành, đã bỏ, hoặc đã đổi địa chỉ.',
    {
      hint: 'Mở lại danh sách bài viết để xem.',
    },
  );
}

/** A file for a new document: of no other document and of no draft. */
export function newFile({ parts }: Looking, kind: DocumentKind, wanted: string): string {
  const drafts = parts
    .writing()
    .list()
    .map(({ file }) => file);
  return fileOfNew(parts.config.contentDir, drafts, kind, wanted);
}

/** `content/faq/x.mdx` → `faq`. */
export function kindOf(file: string): DocumentKind | undefined {
  const folder = file.split('/')[1];
  // Object.keys forgets that they are the kinds.
  const kinds = Object.keys(documentPlaces) as readonly DocumentKind[];
  return kinds.find((kind) => documentPlaces[kind].folder === folder);
}
