import type { Content } from '../../content/schema/content.ts';
import type { Recording } from '../voices/recording.ts';
import { warningText } from '../wording.ts';
import { findBodies, heardOf, type Body } from './bodies.ts';
import { spokenFacts } from './facts.ts';
import { readAloud, writtenBeside, type Read } from './line.ts';
import { framePauseMs } from './pauses.ts';
import { latestCheck, readCorrection } from './read-facts.ts';

export interface ReadBodies {
  readonly bodies: readonly Body[];
  /** All that is said, in order. */
  readonly read: readonly Read[];
  readonly recordings: readonly (Recording & { readonly document: string })[];
  /** ISO day as of which its facts hold. */
  readonly date: string | undefined;
}

/**
 * Documents as they may be heard: behind the warning that part of them no longer works, before what holds instead. Nobody
 * hears a closed way without it, wherever a document stands.
 * @throws AudioError as `findBodies`
 */
export function readBodies(
  content: Content,
  ids: readonly string[],
  { today, contentDir }: { readonly today: string; readonly contentDir: string },
): ReadBodies {
  const facts = spokenFacts(content.facts, ids, today);
  const bodies = findBodies(content, ids, contentDir);
  const closed = bodies.flatMap(({ document }) => document.frontmatter.closed?.way ?? []);
  const inWard = writtenBeside(contentDir, 'content/ward.yaml', 'station:');
  const frame = (kind: 'warning', text: string): Read =>
    readAloud({ kind, text, pauseMs: framePauseMs }, inWard, content.lexicon);
  return {
    bodies,
    read: [
      ...(facts.length > 0 || closed.length > 0
        ? [frame('warning', warningText(facts.length, closed))]
        : []),
      ...bodies.flatMap(heardOf),
      ...readCorrection(content, contentDir, facts, frame),
    ],
    recordings: bodies.flatMap(({ document, recording }) =>
      recording === undefined ? [] : [{ ...recording, document: document.id }],
    ),
    date: latestCheck(facts),
  };
}
