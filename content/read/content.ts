import { answersToAir } from '../schema/answers-to-air.ts';
import { recordingsOf } from '../schema/campaign-items.ts';
import type { Content } from '../schema/content.ts';
import { factSchema } from '../schema/facts.ts';
import type { Problem } from '../schema/problem.ts';
import type { Ward } from '../schema/ward.ts';
import { glossaryEntrySchema, synonymGroupSchema } from '../schema/words.ts';
import { readAttached, type AttachedFile } from './attached.ts';
import { readCampaigns } from './campaigns.ts';
import { readCentre } from './centre.ts';
import { citationProblems, findCitations } from './citations.ts';
import { checkClosed } from './closed.ts';
import { checkEncoding } from './encoding.ts';
import { documentPlace, readDocument } from './document.ts';
import type { ReadDocument } from './document.ts';
import { readEmergencies } from './emergencies.ts';
import { checkEndedBy, checkFacts } from './facts.ts';
import { readLexicon } from './lexicon.ts';
import { oncePerFile } from './once-per-file.ts';
import { checkLinks } from './links.ts';
import { checkUnique, readListFile } from './list-file.ts';
import { checkOtherFiles, recordingNames } from './recordings.ts';
import { checkShown, shownIn } from './shown.ts';
import { readSimulators } from './simulator.ts';
import { checkPersonalData } from './personal-data.ts';
import { checkPractices } from './practices.ts';
import type { SourceFile } from './source-file.ts';
import { isStray, strayProblem } from './stray-files.ts';
import { weighUnread, type UsedFiles } from './unread-files.ts';
import { checkSameId, checkTwins } from './twins.ts';
import { readWard } from './ward.ts';

/**
 * What is valid in these files, and every mistake in them, by file and line. Pure: the files are handed in; of those that
 * are no texts (`others`) the paths alone; of pictures and offered files (`attached`) their beginnings; `unread`: what is wrong
 * with files that are there and could not be read.
 */
export function readContent(
  all: readonly SourceFile[],
  others: readonly string[] = [],
  attached: readonly AttachedFile[] = [],
  unread: readonly Problem[] = [],
): {
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
} {
  const files = all.filter((file) => !isStray(file));
  const unreadFiles = unread.map(({ file }) => file);
  const { one, absent, missing } = askedFor(files, unreadFiles);
  const problems: Problem[] = [
    ...all.filter(isStray).map(strayProblem),
    ...files.flatMap(checkEncoding),
    ...checkTwins(files),
  ];
  const mdx = files.filter(({ file }) => file.endsWith('.mdx'));
  const mdxFiles = mdx.map(({ file }) => file);
  problems.push(...checkOtherFiles(others, [...mdxFiles, ...unreadFiles]));
  const ward = readWard(one('content/ward.yaml'));
  problems.push(...ward.problems, ...checkSameId(mdxFiles));
  const documents = readDocuments(mdx, unreadFiles, ward.ward);
  problems.push(...documents.problems);
  const { valid, documentIds } = documents;
  const lists = readLists(one, files, documents);
  problems.push(...lists.problems);
  const { facts, glossary, synonyms, lexicon, citations } = lists;
  const known = {
    documents: documentIds,
    recordings: recordingNames([...others, ...unreadFiles]),
    relays: absent.has('content/ward.yaml') ? undefined : ward.relays,
    maxSessionMinutes: ward.ward?.broadcast.maxSessionMinutes,
  };
  const emergencies = readEmergencies(files);
  const aired = readCampaigns(files, known, valid);
  const practices = readPractices(files, documents, lists);
  const shown = readShown(attached, documents.read, unreadFiles);
  const centre = readCentre(files, [...others, ...attached.map(({ file }) => file)]);
  for (const one of [emergencies, aired, practices, shown, centre]) problems.push(...one.problems);

  const content: Content | undefined = ward.ward && {
    ward: ward.ward,
    documents: valid,
    facts,
    glossary,
    synonyms,
    lexicon,
    campaigns: aired.campaigns,
    held: aired.held,
    simulators: practices.simulators,
    citations,
    wishes: aired.wishes,
    answers: answersToAir(valid, ward.ward),
    emergencies: emergencies.valid,
    ...{ ...centre.found, ...shown.shown },
  };
  // Of what is not there, or could not be read, nothing else can be said.
  const told = problems.filter(({ file }) => !absent.has(file));
  const weighed = weighUnread(unread, usedBy(aired, documents.read));
  return { content, problems: [...weighed, ...missing, ...told].toSorted(byPlace) };
}

/** What campaigns air, and what documents show. */
function usedBy(
  { campaigns, held }: Pick<ReturnType<typeof readCampaigns>, 'campaigns' | 'held'>,
  read: readonly ReadDocument[],
): UsedFiles {
  return {
    recordings: [...campaigns, ...held].flatMap(recordingsOf),
    shown: read.flatMap(({ root }) => shownIn(root)).map(({ folder, name }) => folder + name),
  };
}

/** The files that have a name of their own, each by `one`; which of them are not there. */
function askedFor(files: readonly SourceFile[], unreadFiles: readonly string[]) {
  const absent = new Set(unreadFiles);
  const missing: Problem[] = [];
  const one = (path: string): SourceFile => {
    const found = files.find(({ file }) => file === path);
    if (!found && !absent.has(path)) missing.push(missingFile(path));
    if (!found) absent.add(path);
    return found ?? { file: path, text: '', hash: '', utf8: true };
  };
  return { one, absent, missing };
}

/** What texts show and offer, and what is wrong with it. */
function readShown(
  attached: readonly AttachedFile[],
  read: readonly ReadDocument[],
  unreadFiles: readonly string[],
) {
  const there = readAttached(attached);
  const names = [...attached.map(({ file }) => file), ...unreadFiles];
  const shown = checkShown(read, names, there);
  const { pictures, files } = shown;
  return { shown: { pictures, files }, problems: [...there.problems, ...shown.problems] };
}

/** The documents, read each by itself; the ward's own numbers and addresses are nobody's secret. */
function readDocuments(
  mdx: readonly SourceFile[],
  unreadFiles: readonly string[],
  ward: Ward | undefined,
) {
  const results = mdx.map((file) => readDocument(file));
  const read: readonly ReadDocument[] = results.flatMap((result) => result.read ?? []);
  const personal = read.flatMap((one) => checkPersonalData(one, ward));
  const told = new Set(
    personal.filter(({ severity }) => severity === 'error').map(({ file }) => file),
  );
  return {
    read,
    valid: read
      .filter(({ valid, document }) => valid && !told.has(document.file))
      .map(({ document }) => document),
    /** Of files whose text is not valid too. */
    documentIds: [...mdx.map(({ file }) => file), ...unreadFiles].flatMap(
      (file) => documentPlace(file)?.id ?? [],
    ),
    problems: [...results.flatMap(({ problems }) => problems), ...personal],
  };
}

const readGlossary = oncePerFile((file) => readListFile(file, glossaryEntrySchema));
const readSynonyms = oncePerFile((file) => readListFile(file, synonymGroupSchema));
const readFacts = oncePerFile((file) => readListFile(file, factSchema));

/** What stands in lists beside the documents: words, facts, how words are read; and who cites what a fact has ended. */
function readLists(
  one: (path: string) => SourceFile,
  files: readonly SourceFile[],
  { read, documentIds }: ReturnType<typeof readDocuments>,
) {
  const glossary = readGlossary(one('content/glossary.yaml'));
  const synonyms = readSynonyms(one('content/synonyms.yaml'));
  const facts = readFacts(one('content/facts.yaml'));
  const lexicon = readLexicon(one('content/lexicon.tsv'));
  const citations = findCitations(facts.entries, read, glossary.entries, files);
  const problems = [
    ...glossary.problems,
    ...checkUnique('content/glossary.yaml', glossary.entries, ({ id }) => [id]),
    ...checkUnique('content/glossary.yaml', glossary.entries, ({ term, also }) => [term, ...also]),
    ...synonyms.problems,
    ...checkUnique('content/synonyms.yaml', synonyms.entries, ({ means }) => [means]),
    ...facts.problems,
    ...checkUnique('content/facts.yaml', facts.entries, ({ id }) => [id]),
    ...checkFacts(facts.entries, read, documentIds),
    ...citationProblems(citations, facts.entries),
    ...checkEndedBy(glossary.entries, facts.entries),
    ...checkClosed(
      read,
      facts.entries.map(({ value }) => value),
      documentIds,
    ),
    ...lexicon.problems,
  ];
  return {
    glossary: glossary.entries.map(({ value }) => value),
    synonyms: synonyms.entries.map(({ value }) => value),
    facts: facts.entries.map(({ value }) => value),
    lexicon: lexicon.rows,
    citations,
    problems,
  };
}

/** The practices, and what is wrong in them, where documents ask for them, and in links. */
function readPractices(
  files: readonly SourceFile[],
  { read, valid, documentIds }: ReturnType<typeof readDocuments>,
  { facts, glossary }: Pick<ReturnType<typeof readLists>, 'facts' | 'glossary'>,
) {
  const { simulators, problems: simulatorProblems } = readSimulators(files, {
    documents: valid,
    documentIds,
    facts: facts.map(({ id }) => id),
  });
  const problems = [
    ...simulatorProblems,
    // A practice with mistakes of its own is named by those.
    ...(simulatorProblems.length > 0
      ? []
      : checkPractices(
          read,
          simulators.map(({ slug }) => slug),
        )),
    ...checkLinks(
      read,
      documentIds,
      glossary.map(({ id }) => id),
      simulators,
    ),
  ];
  return { simulators, problems };
}

function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line;
}

function missingFile(file: string): Problem {
  return {
    file,
    line: 1,
    message: 'Không thấy tệp này.',
    hint: 'Lấy lại tệp từ bản lưu trước, hoặc từ kho mã nguồn.',
    severity: 'error',
  };
}
