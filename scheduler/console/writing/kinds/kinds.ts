// What of content/ is filled in as a form: which file, of what shape, and whose form it is.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { campaignSchema } from '../../../../content/schema/campaign.ts';
import { preparedEmergencySchema } from '../../../../content/schema/emergencies.ts';
import { factSchema } from '../../../../content/schema/facts.ts';
import type { AskedKind } from '../../../../content/schema/field-words.ts';
import {
  commonFileSchema,
  procedureFileSchema,
  simulatorFileSchema,
} from '../../../../content/schema/simulator.ts';
import { wardSchema } from '../../../../content/schema/ward.ts';
import {
  glossaryEntrySchema,
  lexiconRowSchema,
  synonymGroupSchema,
} from '../../../../content/schema/words.ts';
import { readValue } from '../../../../content/write/edit-yaml.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import type { ActName } from '../../../acts/roles.ts';

export interface FormKind {
  /** In addresses: `facts`, `simulator/nay-khai-sinh`. */
  readonly name: string;
  readonly title: string;
  /** What one entry is called, e.g. `điều`. */
  readonly one: string;
  /** From the root: `content/facts.yaml`. */
  readonly file: string;
  readonly asked: AskedKind;
  readonly schema: z.ZodType;
  /** Of a list: its rows; of a file that holds a list beside other keys, that key; else the file is one record. */
  readonly entries: 'list' | 'rows' | 'screens' | 'record' | 'parts';
  /** Which keys of an entry say what it is: by the first it is called in addresses. */
  readonly called: readonly string[];
  /** Its short name is made from this key where none is given. */
  readonly namedBy?: string;
  readonly needs: ActName;
  /** It is not a draft first: what it says holds once it is kept. */
  readonly isAtOnce?: true;
  /** Of a document's head: where its form is, and the document. */
  readonly path?: string;
  readonly back?: string;
  readonly isHead?: true;
  /** There is another page for it, which is better. */
  readonly elsewhere?: string;
}

const write = { needs: 'write' } as const;

const lists: readonly FormKind[] = [
  {
    ...{ name: 'facts', title: 'Điều đã đổi', one: 'điều', file: 'content/facts.yaml', ...write },
    ...{ asked: 'fact', schema: factSchema, entries: 'list', called: ['id', 'text'] },
    namedBy: 'text',
  },
  {
    ...{ name: 'glossary', title: 'Từ khó', one: 'từ', file: 'content/glossary.yaml', ...write },
    ...{ asked: 'glossary', schema: glossaryEntrySchema, entries: 'list', called: ['id', 'term'] },
    namedBy: 'term',
  },
  {
    ...{ name: 'synonyms', title: 'Cách bà con gọi', one: 'cách gọi', ...write },
    ...{ file: 'content/synonyms.yaml', asked: 'synonym', schema: synonymGroupSchema },
    ...{ entries: 'list', called: ['means'] },
  },
  {
    ...{
      name: 'lexicon',
      title: 'Cách đọc',
      one: 'cách đọc',
      file: 'content/lexicon.tsv',
      ...write,
    },
    ...{ asked: 'lexicon', schema: lexiconRowSchema, entries: 'rows' },
    called: ['written', 'written', 'spoken', 'document'],
  },
  {
    ...{ name: 'emergencies', title: 'Lời khẩn soạn sẵn', one: 'lời khẩn' },
    ...{ file: 'content/emergencies.yaml', asked: 'emergency', schema: preparedEmergencySchema },
    ...{ entries: 'list', called: ['id', 'title'], namedBy: 'title', needs: 'emergency-text' },
    ...{ isAtOnce: true, elsewhere: '/dai/loi-khan/' },
  },
  {
    ...{ name: 'ward', title: 'Phường và đài', one: 'phần', file: 'content/ward.yaml' },
    ...{ asked: 'ward', schema: wardSchema, entries: 'parts', called: [], needs: 'settings' },
    isAtOnce: true,
  },
];

/** The files of a folder, each a kind of its own. */
const folders: Readonly<Record<string, (file: FolderFile) => FormKind | undefined>> = {
  simulator: practiceKind,
  campaigns: ({ name, file, value }) => ({
    ...{ name, file, title: `Đợt phát: ${titleIn(value)}`, one: 'đợt phát' },
    ...{ asked: 'campaign', schema: campaignSchema, entries: 'record', called: [] },
    ...{ needs: 'campaign', isAtOnce: true },
  }),
};

interface FolderFile {
  readonly name: string;
  readonly file: string;
  readonly value: unknown;
}

/** Every file that is filled in as a form. */
export function formKinds(contentDir: string): readonly FormKind[] {
  const inFolders = Object.keys(folders).flatMap((folder) =>
    yamlNames(join(contentDir, folder)).flatMap(
      (slug) => kindInFolder(contentDir, folder, slug) ?? [],
    ),
  );
  return [...lists, ...inFolders];
}

/** The one of that name; undefined: there is none, or its file can't be read. */
export function formKind(contentDir: string, name: string): FormKind | undefined {
  const [folder = '', slug] = name.split('/');
  return slug === undefined
    ? lists.find((kind) => kind.name === name)
    : kindInFolder(contentDir, folder, slug);
}

function kindInFolder(contentDir: string, folder: string, slug: string): FormKind | undefined {
  const kindOf = Object.hasOwn(folders, folder) ? folders[folder] : undefined;
  const path = join(contentDir, folder, `${slug}.yaml`);
  if (!kindOf || !/^[a-z0-9-]+$/.test(slug) || !existsSync(path)) return undefined;
  const name = `${folder}/${slug}`;
  try {
    const value = readValue(readFileSync(path, 'utf8'));
    return kindOf({ name, file: `content/${name}.yaml`, value });
  } catch {
    // The page of all lists tells what is wrong with it.
    return undefined;
  }
}

function practiceKind({ name, file, value }: FolderFile): FormKind | undefined {
  const common = { name, file, one: 'màn hình', called: ['id', 'title'], ...write } as const;
  switch (isRecord(value) ? value['kind'] : undefined) {
    case 'simulator':
      return {
        ...{ ...common, title: titleIn(value), asked: 'simulator', entries: 'screens' },
        ...{ schema: simulatorFileSchema, namedBy: 'title' },
      };
    case 'procedure':
      return {
        ...{ ...common, title: `Thủ tục tập: ${titleIn(value)}`, asked: 'procedure' },
        ...{ schema: procedureFileSchema, entries: 'screens', namedBy: 'title' },
      };
    case 'common':
      return {
        ...{ ...common, title: 'Dùng chung khi tập', one: 'phần', asked: 'common' },
        ...{ schema: commonFileSchema, entries: 'record' },
      };
    default:
      return undefined;
  }
}

function titleIn(value: unknown): string {
  return isRecord(value) && typeof value['title'] === 'string' ? value['title'] : '';
}

function yamlNames(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}
