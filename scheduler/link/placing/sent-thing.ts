import {
  attachedName,
  fileKinds,
  filesFolder,
  pictureEndings,
  picturesFolder,
} from '../../../content/schema/attached.ts';
import { recordedName, recordingsFolder } from '../../../content/schema/recordings.ts';
import { documentPlaces } from '../../../content/schema/document.ts';
import type { RowFile } from '../../../content/write/centre-rows.ts';
import { isSafePath, type OrderOf, type Part } from '../../centre/talk/order.ts';

/** What an order of the centre brought. */
export type SentThing = Pick<OrderOf<'parcel'>, 'id' | 'by' | 'note' | 'madeAt'> &
  OrderOf<'parcel'>['content'];

export function sentThing({ id, by, note, madeAt, content }: OrderOf<'parcel'>): SentThing {
  return { id, by, madeAt, ...content, ...(note !== undefined && { note }) };
}

const rowFileOf = {
  facts: 'content/facts.yaml',
  lexicon: 'content/lexicon.tsv',
  emergencies: 'content/emergencies.yaml',
} as const satisfies Partial<Record<Part['what'], RowFile>>;

export type Place =
  | { readonly file: RowFile; readonly is: 'rows' }
  | { readonly file: string; readonly is: 'text' | 'campaign' | 'bytes' };

const folders = Object.values(documentPlaces).map(({ folder }) => folder);
const document = new RegExp(`^(?:${folders.join('|')})/[a-z0-9][a-z0-9-]{0,99}\\.mdx$`);
const besideDocument = new RegExp(
  `^(?:${folders.join('|')})/[a-z0-9][a-z0-9-]{0,99}\\.[a-z0-9]+$`,
  'i',
);
const campaign = /^campaigns\/[a-z0-9][a-z0-9-]{0,99}\.ya?ml$/;

/**
 * Where a part belongs, from the root; undefined where nothing of its kind lies there. What says who may do what (ward.yaml),
 * and what is another kind's, is nothing that a centre sends.
 */
export function placeOf({ what, path }: Pick<Part, 'what' | 'path'>): Place | undefined {
  if (!isSafePath(path)) return undefined;
  const file = `content/${path}`;
  switch (what) {
    case 'facts':
    case 'lexicon':
    case 'emergencies':
      return { file: rowFileOf[what], is: 'rows' };
    case 'document':
      return document.test(path) ? { file, is: 'text' } : undefined;
    case 'campaign':
      return campaign.test(path) ? { file, is: 'campaign' } : undefined;
    case 'recording':
    case 'bulletin':
      return isSoundPlace(path) ? { file, is: 'bytes' } : undefined;
    case 'picture':
    case 'file':
      return isAttachedPlace(what, file) ? { file, is: 'bytes' } : undefined;
  }
}

/** By its name alone; whether its bytes are what its ending says is the check's to tell (content/read/attached.ts). */
function isAttachedPlace(what: 'picture' | 'file', file: string): boolean {
  const folder = what === 'picture' ? picturesFolder : filesFolder;
  const endings: readonly string[] = what === 'picture' ? pictureEndings : Object.keys(fileKinds);
  if (!file.startsWith(folder)) return false;
  return endings.includes(attachedName.exec(file.slice(folder.length))?.[1] ?? '');
}

function isSoundPlace(path: string): boolean {
  if (recordedName(path) === undefined) return false;
  const isInFolder = path.split('/').length === 2 && `content/${path}`.startsWith(recordingsFolder);
  return isInFolder || besideDocument.test(path);
}
