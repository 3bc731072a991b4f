// What the form of a new test shows, and what it makes of what was sent. It reads all of content/.
import { randomBytes } from 'node:crypto';
import { spokenScript, spokenText, voicesHere } from '../../../audio/index.ts';
import type { Content } from '../../../content/schema/content.ts';
import { profiles } from '../../../content/schema/names.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { readWall } from '../../core/zone.ts';
import type { Looking } from '../console-parts.ts';
import { untouched, type FieldErrors, type Fields, type Typed } from '../form.ts';
import { oneLine } from '../gate/plain-text.ts';
import { contentNow } from '../views/content-now.ts';
import {
  offerSentences,
  sentenceCount,
  type Offered,
  type OfferedSentence,
} from './core/choose-sentences.ts';
import { questionOf } from './core/questions.ts';
import { sampleSentences } from './core/sample-sentences.ts';
import type { TestPlan, TestSentence, Variant } from './core/shape.ts';
import { named, presetRows, presetWords, voiceChoices, type VoiceHere } from './core/variants.ts';

export const mostVariants = 4;
/** Documents that are looked through for sentences: reading one aloud takes a fiftieth of a second and more. */
const mostDocuments = 24;

export interface NewTestView extends Typed {
  readonly preset: string;
  readonly voices: readonly VoiceHere[];
  readonly offered: readonly OfferedSentence[];
  /** Why none can be made; Vietnamese. */
  readonly problems: readonly string[];
}

/** `typed`: what it was sent with, and refused. */
export async function newTestView(
  { parts, query }: Looking,
  timeZone: string,
  typed: Typed = untouched,
): Promise<NewTestView> {
  const { content, problems } = contentNow(parts.config.contentDir);
  const preset = typed.values['mau'] ?? query('mau');
  const none = { preset, voices: [], offered: [], ...typed };
  if (!content) {
    const wrong = problems.filter(({ severity }) => severity === 'error').map(formatProblem);
    return { ...none, problems: wrong };
  }
  const voices = await voicesOf(content, parts.config.dataDir);
  const offered = await offeredOf(content);
  const isSent = Object.keys(typed.values).length > 0;
  const ticked = new Set(Object.entries(typed.values).flatMap(tickedText));
  return {
    ...{ preset, voices, problems: [], errors: typed.errors },
    values: isSent
      ? typed.values
      : {
          title: `${presetWords(preset)}, ${sayDate(readWall(timeZone, parts.clock.now()).day)}`,
          ...firstRows(content, preset, voices),
        },
    offered: isSent
      ? offered.map((one) => ({ ...one, isTicked: ticked.has(one.written) }))
      : offered,
  };
}

const tickedText = ([name, value]: readonly [string, string]): readonly string[] =>
  /^cau-\d+$/.test(name) ? [value] : [];

async function voicesOf({ ward }: Content, dataDir: string): Promise<readonly VoiceHere[]> {
  const here = await voicesHere(dataDir);
  return voiceChoices(ward.voice, {
    platform: process.platform,
    installed: here.installed.map(({ name }) => name),
    hasNeuralCommand: (process.env['LOA_NEURAL_COMMAND'] ?? '').trim() !== '',
  });
}

/** `2026-11-30` → `30/11/2026` */
const sayDate = (day: string): string => day.split('-').toReversed().join('/');

function firstRows(
  { ward }: Content,
  preset: string,
  voices: readonly VoiceHere[],
): Typed['values'] {
  const rows = presetRows(preset, voices, ward.output.profile ?? 'horn');
  const values: Record<string, string> = {};
  for (let row = 0; row < mostVariants; row += 1) {
    // What is added by hand begins as the first.
    const { voice, profile } = rows[row] ?? rows[0] ?? { voice: ward.voice, profile: 'horn' };
    values[`voice-${row}`] = row < rows.length ? `${voice.kind}:${voice.name}` : '';
    values[`rate-${row}`] = String(voice.rate);
    values[`profile-${row}`] = profile;
  }
  return values;
}

/** Announcements first: that is what the loudspeaker reads. */
async function offeredOf(content: Content): Promise<readonly OfferedSentence[]> {
  const rank = (kind: string): number => (kind === 'announcement' ? 0 : kind === 'guide' ? 2 : 1);
  const documents = content.documents
    .toSorted((one, other) => rank(one.kind) - rank(other.kind))
    .slice(0, mostDocuments);
  const own: Offered[] = [];
  for (const { id, frontmatter } of documents)
    for (const { kind, text, spoken } of await spokenScript(content, id)) {
      if (kind !== 'sentence' && kind !== 'item') continue;
      if (spoken.unknown.length > 0 || spoken.guesses.length > 0) continue;
      own.push({
        written: text,
        question: questionOf(text, spoken.tokens, text),
        from: frontmatter.title,
      });
    }
  const samples: Offered[] = [];
  for (const written of sampleSentences) {
    const { tokens } = await spokenText(written, content);
    samples.push({ written, question: questionOf(written, tokens, written) });
  }
  return offerSentences(own, samples);
}

/** What was sent as a test, or everything that is wrong with it at once. */
export async function readNewTest(
  { parts }: Looking,
  { text, typed }: Pick<Fields, 'text' | 'typed'>,
): Promise<{ readonly plan: TestPlan } | { readonly errors: FieldErrors }> {
  const { content } = contentNow(parts.config.contentDir);
  if (!content) return { errors: { '': 'Nội dung của phường đang có chỗ sai, chưa lập được.' } };
  const read = readVariants(await voicesOf(content, parts.config.dataDir), text);
  const own = text('own').split('\n').map(oneLine);
  const written = [...new Set([...Object.entries(typed()).flatMap(tickedText), ...own])].filter(
    (one) => one !== '',
  );
  const seed = randomBytes(16).toString('hex');
  const { sentences, error } = await readSentences(content, written, seed);
  const errors: FieldErrors = {
    ...('error' in read && { variants: read.error }),
    ...(error !== undefined && { sentences: error }),
  };
  if ('error' in read || Object.keys(errors).length > 0) return { errors };
  const title = oneLine(text('title')).slice(0, 120) || 'Nghe thử';
  return { plan: { title, variants: read.variants, sentences, seed } };
}

function readVariants(
  voices: readonly VoiceHere[],
  text: Fields['text'],
): { readonly variants: readonly Variant[] } | { readonly error: string } {
  const rows: Omit<Variant, 'name'>[] = [];
  for (let row = 0; row < mostVariants; row += 1) {
    const id = text(`voice-${row}`);
    if (id === '') continue;
    const voice = voices.find((one) => one.id === id);
    const profile = profiles.find((one) => one === text(`profile-${row}`));
    if (!voice || !profile)
      return { error: `Cách ${row + 1}: chọn lại giọng và cách chỉnh tiếng.` };
    const rate = Number(text(`rate-${row}`));
    if (!Number.isInteger(rate) || rate < 80 || rate > 300)
      return { error: `Cách ${row + 1}: số tiếng một phút là số nguyên từ 80 đến 300.` };
    rows.push({ voice: { ...voice.settings, rate }, profile });
  }
  const different = new Set(rows.map((one) => JSON.stringify(one)));
  if (rows.length < 2 || different.size < rows.length)
    return { error: 'Chọn ít nhất hai cách đọc, không có hai cách giống hệt nhau.' };
  return { variants: named(rows) };
}

async function readSentences(
  content: Content,
  written: readonly string[],
  seed: string,
): Promise<{ readonly sentences: readonly TestSentence[]; readonly error?: string }> {
  const { fewest, most } = sentenceCount;
  const wrong: string[] = [];
  if (written.length < fewest || written.length > most)
    wrong.push(`Đang chọn ${written.length} câu; cần từ ${fewest} đến ${most} câu.`);
  const sentences: TestSentence[] = [];
  for (const text of written.slice(0, most)) {
    const spoken = await spokenText(text, content);
    if (spoken.unknown.length > 0)
      wrong.push(
        `Câu “${text}”: chưa biết đọc “${spoken.unknown.map((one) => one.written).join('”, “')}”.`,
      );
    const question = questionOf(text, spoken.tokens, seed);
    const { text: syllables, tokens } = spoken;
    sentences.push({
      ...{ written: text, spoken: { text: syllables, tokens } },
      ...(question && { question }),
    });
  }
  return wrong.length > 0 ? { sentences, error: wrong.join(' ') } : { sentences };
}
