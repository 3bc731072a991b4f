// Every document that may be heard, and how much of it a person has read.
import { heardDocumentsOf } from '../../../content/schema/campaign-items.ts';
import type { ContentDocument } from '../../../content/schema/document.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Looking } from '../console-parts.ts';
import { roomPath } from './address.ts';
import { countStates, type ReadCounts, type SentenceState } from './sentence-states.ts';
import { studioNow, type StudioNow } from './studio-now.ts';

export interface StudioRow {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** Absent: nothing of it has been read. */
  readonly counts?: ReadCounts;
  readonly states: readonly SentenceState[];
  /** Why it cannot be read aloud, Vietnamese. */
  readonly refused?: string;
}

export interface StudioList {
  readonly groups: readonly { readonly title: string; readonly rows: readonly StudioRow[] }[];
  /** Documents that no loudspeaker says: by their names alone. */
  readonly others: readonly StudioRow[];
  /** What the ward has chosen for sentences that nobody has read. */
  readonly unread: 'voice' | 'wait';
  /** 1-based lines of the list of takes that cannot be read. */
  readonly damagedLines: readonly number[];
}

/** Undefined while nobody can read content/. */
export async function listView({ parts }: Looking): Promise<StudioList | undefined> {
  const now = studioNow(parts);
  if (!now) return undefined;
  const { content, takes } = now;
  const aired = new Set([...content.campaigns, ...content.held].flatMap(heardDocumentsOf));
  const byTitle = content.documents.toSorted((a, b) =>
    a.frontmatter.title.localeCompare(b.frontmatter.title, 'vi'),
  );
  const isListened = ({ id, frontmatter }: ContentDocument): boolean =>
    !aired.has(id) && (frontmatter.listen || takes.ofDocument(id).length > 0);
  const onAir = byTitle.filter(({ id }) => aired.has(id));
  const onPage = byTitle.filter(isListened);
  const others = byTitle.filter((one) => !onAir.includes(one) && !onPage.includes(one));
  const rowsOf = async (documents: readonly ContentDocument[]): Promise<StudioRow[]> => {
    const rows: StudioRow[] = [];
    for (const document of documents) rows.push(await countedRow(document, now));
    return rows;
  };
  return {
    groups: [
      { title: 'Phát trên loa', rows: await rowsOf(onAir) },
      { title: 'Nghe trên trang', rows: await rowsOf(onPage) },
    ].filter(({ rows }) => rows.length > 0),
    others: others.map((document) => ({ ...rowOf(document), states: [] })),
    unread: content.ward.studio?.unread ?? 'voice',
    damagedLines: takes.damagedLines,
  };
}

function rowOf({ id, frontmatter }: ContentDocument) {
  return { id, title: frontmatter.title, path: roomPath(id) };
}

/** A document that nobody has read anything of is not made ready to be read: of forty that takes seconds. */
async function countedRow(document: ContentDocument, now: StudioNow): Promise<StudioRow> {
  const row = { ...rowOf(document), states: [] };
  if (now.takes.ofDocument(document.id).length === 0) return row;
  try {
    const states = await now.statesOf(document.id);
    return { ...row, states, counts: countStates(states) };
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return { ...row, refused: error.message };
  }
}
