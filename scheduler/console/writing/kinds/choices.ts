// What a field may be chosen from, by the names that people know: documents and their steps, facts, screens.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../../../content/schema/content.ts';
import type { ChosenFrom } from '../../../../content/schema/field-words.ts';
import { mayBeSound } from '../../../../content/schema/recordings.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { contentNow } from '../../views/content-now.ts';
import { listOf } from './sent-fields.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Those of one group stand under its name. */
  readonly group?: string;
}

export type ChoicesOf = (from: ChosenFrom) => readonly Choice[];

type Simulator = Content['simulators'][number];
type Source = (content: Content, here: Here) => readonly Choice[];

interface Here {
  readonly contentDir: string;
  /** What the file says, for what is chosen from itself. */
  readonly value: unknown;
  /** The practice that the file is of. */
  readonly simulator: Simulator | undefined;
}

/** What there is to choose from for a form of this file, as content/ is now. */
export function choicesFor(contentDir: string, file: string, value: unknown): ChoicesOf {
  const { content } = contentNow(contentDir);
  if (!content) return () => [];
  const slug = isRecord(value) ? value['simulator'] : undefined;
  const simulator = content.simulators.find((one) => one.file === file || one.slug === slug);
  const known = new Map<ChosenFrom, readonly Choice[]>();
  return (from) => {
    const choices = known.get(from) ?? sources[from](content, { contentDir, value, simulator });
    known.set(from, choices);
    return choices;
  };
}

const sources: Readonly<Record<ChosenFrom, Source>> = {
  documents: ({ documents }) =>
    documents.map(({ id, frontmatter }) => ({ value: id, label: frontmatter.title })),
  places: ({ documents }) =>
    documents.flatMap(({ id, frontmatter: { title }, steps }): Choice[] => {
      if (steps.length === 0) return [{ value: id, label: title }];
      return [
        { value: id, label: `Cả bài: ${title}`, group: title },
        ...steps.map((step) => ({ value: `${id}#${step.id}`, label: step.title, group: title })),
      ];
    }),
  facts: ({ facts }) => facts.map(factChoice),
  'ending-facts': ({ facts }) => facts.filter(({ ends }) => ends.length > 0).map(factChoice),
  simulators: ({ simulators }) =>
    simulators.map(({ slug, title }) => ({ value: slug, label: title })),
  recordings: (_, { contentDir }) => recordingsIn(contentDir),
  relays: ({ ward }) => (ward.relays ?? []).map(({ id, name }) => ({ value: id, label: name })),
  'guide-steps': ({ documents }, { value, simulator }) => {
    const guide = (isRecord(value) ? value['guide'] : undefined) ?? simulator?.guide;
    const steps = documents.find(({ id }) => id === guide)?.steps ?? [];
    return steps.map(({ id, title }) => ({ value: id, label: title }));
  },
  screens: (_, here) => screensOf(here).map(({ id, title }) => ({ value: id, label: title })),
  'screen-fields': (_, here) =>
    screensOf(here).flatMap(({ title, fields }) =>
      fields.map(({ id, label }) => ({ value: id, label, group: title })),
    ),
  codes: (_, { value, simulator }) =>
    [...namesIn(value, 'codes'), ...(simulator?.codes ?? [])].map(({ id }) => ({
      ...{ value: id, label: id },
    })),
  'identity-values': (_, { simulator }) =>
    Object.entries(simulator?.identities[0]?.values ?? {}).map(([key, example]) => ({
      ...{ value: key, label: `${key} (như ${example})` },
    })),
  'own-sources': (_, { value }) =>
    namesIn(value, 'sources').map(({ id, source }) => ({ value: id, label: source || id })),
};

function factChoice({ id, text }: Content['facts'][number]): Choice {
  return { value: id, label: text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text };
}

/** Those of the file itself first: they may be new. */
function screensOf({ value, simulator }: Here) {
  const own = namesIn(value, 'screens').map((one) => ({
    ...one,
    fields: namesIn(one.all, 'fields'),
  }));
  const known = new Set(own.map(({ id }) => id));
  return [...own, ...(simulator?.screens ?? []).filter(({ id }) => !known.has(id))];
}

/** The named parts of a list in a file that may have mistakes. */
function namesIn(value: unknown, key: string) {
  return listOf(isRecord(value) ? value[key] : undefined).flatMap((all) => {
    const word = (name: string): string => {
      const found = isRecord(all) ? all[name] : undefined;
      return typeof found === 'string' ? found : '';
    };
    const id = word('id');
    return id === ''
      ? []
      : [
          {
            id,
            title: word('title') || id,
            label: word('label') || id,
            source: word('source'),
            all,
          },
        ];
  });
}

function recordingsIn(contentDir: string): readonly Choice[] {
  const folder = join(contentDir, 'recordings');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(mayBeSound)
    .sort()
    .map((name) => ({ value: name, label: name }));
}
