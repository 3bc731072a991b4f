// The edits by which a thing comes to stand in content/, or leaves it.
import { loadContentWith } from '../../../content/load.ts';
import { filesFolder, isAttached, picturesFolder } from '../../../content/schema/attached.ts';
import type { CentreThing, Placed } from '../../../content/schema/centre.ts';
import { changeRows, isRowFile, type RowFile } from '../../../content/write/centre-rows.ts';
import { hashOfFile, type AnyEdit } from '../../../content/write/keep-edit.ts';
import { hashNow } from './clashes.ts';
import type { ReadPart } from './read-parts.ts';
import { textNow } from './rows-now.ts';

/** In the order in which they are written: what others name is there before them, and goes after them. */
export function editsOf(
  contentDir: string,
  parts: readonly ReadPart[],
  had: CentreThing | undefined,
  others: readonly CentreThing[],
): readonly AnyEdit[] {
  const isKept = (placed: Placed): boolean =>
    parts.some(({ file, row }) => file === placed.file && row === placed.row);
  const gone = (had?.own ? [] : (had?.files ?? [])).filter((placed) => !isKept(placed));
  const files = (kind: FileKind) => parts.flatMap((part) => fileEdit(contentDir, part, kind));
  const [attached, rest] = [
    gone.filter(({ file }) => isAttached(file)),
    gone.filter(({ file }) => !isAttached(file)),
  ];
  const edits = [
    ...files('bytes'),
    ...files('text'),
    ...rowEdits(contentDir, parts, gone),
    ...files('campaign'),
    ...removals(contentDir, rest),
  ];
  return [...edits, ...removals(contentDir, unused(contentDir, edits, attached, others))];
}

/** Of pictures and files that a thing has no more, those that no other thing brought and no text shows any more. */
function unused(
  contentDir: string,
  edits: readonly AnyEdit[],
  attached: readonly Placed[],
  others: readonly CentreThing[],
): readonly Placed[] {
  const own = attached.filter(
    ({ file }) => !others.some(({ files }) => files.some((one) => one.file === file)),
  );
  if (own.length === 0) return [];
  const after = new Map(edits.map((edit) => [edit.file, dataOf(edit)]));
  const { content } = loadContentWith(contentDir, after);
  if (!content) return [];
  const shown = new Set([
    ...(content.pictures ?? []).map(({ name }) => picturesFolder + name),
    ...(content.files ?? []).map(({ name }) => filesFolder + name),
  ]);
  return own.filter(({ file }) => !shown.has(file));
}

/** What takes a thing out again; what was changed here since stays, with whoever changed it. */
export function takeOutEdits(
  contentDir: string,
  had: CentreThing,
  others: readonly CentreThing[],
): readonly AnyEdit[] {
  return editsOf(contentDir, [], had, others);
}

function dataOf(edit: AnyEdit): string | Uint8Array | undefined {
  if ('remove' in edit) return undefined;
  return 'text' in edit ? edit.text : edit.bytes;
}

type FileKind = 'bytes' | 'text' | 'campaign';

function fileEdit(contentDir: string, part: ReadPart, kind: FileKind): readonly AnyEdit[] {
  if (part.is !== kind) return [];
  const { file } = part;
  const expectedHash = hashOfFile(contentDir, file);
  if (expectedHash === part.sha256) return [];
  if (part.is !== 'bytes') return [{ file, text: part.text, expectedHash }];
  return [
    {
      ...{ file, expectedHash },
      get bytes() {
        return part.bytes;
      },
    },
  ];
}

function isCampaign({ file }: Pick<Placed, 'file'>): boolean {
  return file.startsWith('content/campaigns/');
}

function rowEdits(
  contentDir: string,
  parts: readonly ReadPart[],
  gone: readonly Placed[],
): readonly AnyEdit[] {
  const put = parts.filter((part) => part.is === 'row');
  const out = gone.filter(
    (placed) => placed.row !== undefined && hashNow(contentDir, placed) === placed.sha256,
  );
  const files = new Set([...put, ...out].map(({ file }) => file).filter(isRowFile));
  return [...files].flatMap((file: RowFile): readonly AnyEdit[] => {
    const was = textNow(contentDir, file);
    const text = changeRows(file, was, {
      put: new Map(put.filter((one) => one.file === file).map(({ row, value }) => [row, value])),
      drop: out.flatMap((one) => (one.file === file && one.row !== undefined ? [one.row] : [])),
    });
    return text === was ? [] : [{ file, text, expectedHash: hashOfFile(contentDir, file) }];
  });
}

function removals(contentDir: string, gone: readonly Placed[]): readonly AnyEdit[] {
  return gone
    .filter(({ row }) => row === undefined)
    .toSorted((a, b) => Number(isCampaign(b)) - Number(isCampaign(a)))
    .flatMap(({ file, sha256 }): readonly AnyEdit[] =>
      hashOfFile(contentDir, file) === sha256 ? [{ file, remove: true, expectedHash: sha256 }] : [],
    );
}
