// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import { heardDocumentsOf } from '../content/schema/campaign-items.ts';
import type { Content } from '../content/schema/content.ts';
import type { Problem } from '../content/schema/problem.ts';
import { heardLines } from './bulletin/heard-lines.ts';
import { readAloud, writtenBeside, type BulletinLine, type Read } from './bulletin/line.ts';
import { defaultContentDir } from './bulletin/plan.ts';
import { findDocument, readDocument } from './bulletin/read-document.ts';
import { readFact } from './bulletin/read-facts.ts';
import { relayLostText } from './wording.ts';
import { buildScript } from './script/build-script.ts';
import type { LeftOut } from './script/script.ts';
import { findIdleRows, type IdleRow } from './normalise/index.ts';

/** One sentence of a document: written, spoken (with rule and row of each part), and what nobody can read yet. */
export type ScriptLine = BulletinLine & { readonly problems: readonly Problem[] };

export function spokenScript(content: Content, documentId: string): ScriptLine[] {
  const read = readDocument(content, findDocument(content, documentId));
  return heardLines(content.ward, read).map((line, at) => ({
    ...line,
    problems: read[at]?.problems ?? [],
  }));
}

/** The station's name, campaign titles and found facts: what is heard beside documents. */
function readFrame(content: Content, contentDir: string): Read[] {
  const frame = (text: string, file: string, mark: string): Read =>
    readAloud(
      { kind: 'opening', text, pauseMs: 0 },
      writtenBeside(contentDir, file, mark),
      content.lexicon,
    );
  return [
    frame(content.ward.station, 'content/ward.yaml', 'station:'),
    ...(content.ward.relays ?? []).map(({ id, name }) =>
      frame(relayLostText(name), 'content/ward.yaml', `id: ${id}`),
    ),
    ...content.campaigns.map(({ title, file }) => frame(title, file, 'title:')),
    ...content.facts
      .filter(
        ({ certainty, touches, spoken }) =>
          certainty === 'found' && spoken !== false && touches.length > 0,
      )
      .flatMap((fact) => readFact(content, contentDir, fact)),
  ];
}

function idleProblem({ row, why }: IdleRow): Problem {
  const file = 'content/lexicon.tsv';
  return why === 'unused'
    ? {
        file,
        line: row.line,
        message: `Không bài nào có chữ "${row.written}".`,
        hint: 'Xóa dòng này nếu không còn cần, hoặc kiểm tra lại cách viết cột đầu.',
        severity: 'warning',
      }
    : {
        file,
        line: row.line,
        message: `Cách đọc "${row.spoken}" có chữ không phải tiếng Việt nên dòng này bị bỏ qua.`,
        hint: 'Viết cách đọc bằng các tiếng tiếng Việt, ví dụ: oép sai.',
        severity: 'warning',
      };
}

/** What a document's shape leaves unspoken: letterhead, addressees, signature. */
export function leftOutOf(content: Content, documentId: string): readonly LeftOut[] {
  return buildScript(findDocument(content, documentId)).leftOut;
}

export function checkSpeech(content: Content, contentDir: string = defaultContentDir): Problem[] {
  const aired = new Set(content.campaigns.flatMap(heardDocumentsOf));
  const frame = readFrame(content, contentDir);
  const documents = content.documents.map((document) => ({
    heard: aired.has(document.id) || document.frontmatter.listen,
    read: readDocument(content, document),
  }));
  const all = [...frame, ...documents.flatMap(({ read }) => read)];
  return [
    ...frame.flatMap(({ problems }) => problems),
    ...documents.flatMap(({ heard, read }) =>
      read
        .flatMap(({ problems }) => problems)
        .map((problem): Problem => ({ ...problem, severity: heard ? 'error' : 'warning' })),
    ),
    ...findIdleRows(
      content.lexicon,
      all.map(({ line }) => line.spoken),
    ).map(idleProblem),
  ];
}
