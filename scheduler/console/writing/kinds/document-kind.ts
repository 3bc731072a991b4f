// The head of a document as a form: what stands before its words.
import { answerFrontmatterSchema } from '../../../../content/schema/answer.ts';
import { errandFrontmatterSchema, frontmatterSchema } from '../../../../content/schema/document.ts';
import type { ConsoleParts } from '../../console-parts.ts';
import { fileOfAddress } from '../address.ts';
import { askedHead } from './asked-head.ts';
import { isThereOrDraft } from './front-shelf.ts';
import { formKind, type FormKind } from './kinds.ts';

const beginning = 'dau-bai/';

/** A kind by its name: of a list, of a file, of the head of a document (`dau-bai/huong-dan/dang-nhap-vneid`). */
export function kindNamed(parts: ConsoleParts, name: string): FormKind | undefined {
  return name.startsWith(beginning)
    ? documentKind(parts, name.slice(beginning.length))
    : formKind(parts.config.contentDir, name);
}

/** The name of the kind that is the head of the document at `huong-dan/dang-nhap-vneid`. */
export function headName(address: string): string {
  return beginning + address;
}

function documentKind(parts: ConsoleParts, address: string): FormKind | undefined {
  const isThere = (file: string): boolean => isThereOrDraft(parts, file);
  const file = fileOfAddress(address, isThere);
  if (!file?.endsWith('.mdx') || !isThere(file)) return undefined;
  const own = { back: `/dai/bai/${address}/`, path: `/dai/bai/${address}/dau-bai/` };
  return {
    ...{ name: headName(address), title: 'Đầu bài', one: 'bài', file, called: [], needs: 'write' },
    ...{ ...shapeOf(file), ...own, entries: 'record', isHead: true },
  };
}

function shapeOf(file: string): Pick<FormKind, 'asked' | 'schema'> {
  const asked = askedHead(file);
  return { asked, schema: schemas[asked] };
}

const schemas = {
  document: frontmatterSchema,
  errand: errandFrontmatterSchema,
  answer: answerFrontmatterSchema,
} as const;
