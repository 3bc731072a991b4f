// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import type { Content } from '../content/schema/content.ts';
import type { Problem } from '../content/schema/problem.ts';
import { readAloud, writtenBeside, type BulletinLine } from './bulletin/line.ts';
import { defaultContentDir, findDocument, readDocument, readFact } from './bulletin/plan.ts';

/** One sentence of a document: written, spoken (with rule and row of each part), and what nobody can read yet. */
export type ScriptLine = BulletinLine & { readonly problems: readonly Problem[] };

export function spokenScript(content: Content, documentId: string): ScriptLine[] {
  return readDocument(content, findDocument(content, documentId)).map(({ line, problems }) => ({
    ...line,
    problems,
  }));
}

export function checkSpeech(content: Content, contentDir: string = defaultContentDir): Problem[] {
  const aired = new Set(content.campaigns.flatMap(({ documents }) => documents));
  const frame = (text: string, file: string, mark: string) =>
    readAloud(
      { kind: 'opening', text, pauseMs: 0 },
      writtenBeside(contentDir, file, mark),
      content.lexicon,
    ).problems;
  return [
    ...frame(content.ward.station, 'content/ward.yaml', 'station:'),
    ...content.campaigns.flatMap(({ title, file }) => frame(title, file, 'title:')),
    ...content.documents.flatMap((document) => {
      const heard = aired.has(document.id) || document.frontmatter.listen;
      return readDocument(content, document)
        .flatMap(({ problems }) => problems)
        .map((problem): Problem => ({ ...problem, severity: heard ? 'error' : 'warning' }));
    }),
    ...content.facts
      .filter(({ certainty, touches }) => certainty === 'found' && touches.length > 0)
      .flatMap((fact) =>
        readFact(content, contentDir, fact, 1, 1).flatMap(({ problems }) => problems),
      ),
  ];
}
