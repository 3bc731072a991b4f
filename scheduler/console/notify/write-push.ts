import { subjectOf } from './letter.ts';
import type { Notice } from './notices.ts';

/** What a browser shows: `/dai/bao-viec.js` reads it. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** The page that it opens, under /dai/. */
  readonly path: string;
  readonly isUrgent: boolean;
}

/** A service takes 4 KB of what is sealed; a screen shows less. */
const mostSigns = 500;

/** One message for all there is to tell somebody; it leads to the first. */
export function writePush(station: string, notices: readonly Notice[]): PushMessage {
  const [first] = notices;
  const says = first?.says ?? '';
  const body = says.length > mostSigns ? `${says.slice(0, mostSigns)}…` : says;
  const more = notices.length - 1;
  return {
    title: subjectOf(station, notices),
    body: more > 0 ? `${body}\nVà ${more} việc nữa.` : body,
    path: more > 0 ? '/dai/' : (first?.path ?? '/dai/'),
    isUrgent: notices.some(({ kind }) => kind === 'emergency' || kind === 'trouble'),
  };
}
