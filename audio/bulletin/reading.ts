import type { Content } from '../../content/schema/content.ts';
import { findBodies } from './bodies.ts';
import { heardLines } from './heard-lines.ts';
import { defaultContentDir, type BulletinPlan } from './plan.ts';

/**
 * A document's own words and nothing around them: whoever airs it has a name, warnings and a closing of its own.
 * @throws AudioError as `findBodies`
 */
export function planReading(
  content: Content,
  id: string,
  contentDir: string = defaultContentDir,
): BulletinPlan {
  const bodies = findBodies(content, [id], contentDir);
  const read = bodies.flatMap((body) => body.read);
  return {
    title: bodies[0]?.document.frontmatter.title ?? id,
    station: content.ward.station,
    documents: bodies.map(({ document: { hash } }) => ({ id, hash })),
    signal: 'none',
    lines: heardLines(content.ward, read),
    recordings: [],
    problems: read.flatMap(({ problems }) => problems),
  };
}
