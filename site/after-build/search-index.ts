import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Content } from '../../content/schema/content.ts';
import { content } from '../content.ts';
import { boxName, questionsName, unbuiltBoxAddress } from '../search/box-address.ts';
import { unbuiltIndexAddress } from '../search/index-address.ts';
import type { ClosedPage, IndexedPage, SearchIndex, Synonyms } from '../search/index-shape.ts';
import type { PackedNames, PackedQuestions } from '../search/packed-index.ts';
import { vietnameseDay } from '../../content/schema/vietnamese-day.ts';
import { foreignTopics } from './foreign-topics.ts';
import { readFragments, type Fragment } from './fragments.ts';
import { indexPages, popular } from './index-pages.ts';
import { packIndex } from './pack-index.ts';
import { practiceScreens } from './practice-screens.ts';

/** After the build: reads the built pages with Pagefind, writes the index that the browser searches and names it in the pages. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'loa-search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const index = indexOf(content(), await readFragments(folder));
        await writeSearchIndex(folder, index);
        logger.info(`${index.pages.length} trang trong chỉ mục tìm kiếm`);
      },
    },
  };
}

/** What is searched of the built pages, and what the content says about them. */
export function indexOf(written: Content, fragments: readonly Fragment[]): SearchIndex {
  const known = {
    closed: closedGuides(written),
    screens: practiceScreens(openPractices(written)),
  };
  return {
    pages: [...indexPages(fragments, known), ...contactPage(written)],
    synonyms: synonymsOf(written),
    popular,
    ...foreignTopics([
      ...fragments.map(({ content: words }) => words),
      // What questions about a page hold may be another topic elsewhere: "đổi tên" of the counter.
      ...written.synonyms.flatMap(({ asks = [] }) => asks),
    ]),
    ask: written.ward.contacts[0],
  };
}

/**
 * Writes the index beside the scripts, its hash in its name, and puts that address into every page of `folder` that
 * searches. Like a script it may then be kept for ever, by browser, server and service worker. Gives the address.
 */
export async function writeSearchIndex(folder: string, index: SearchIndex): Promise<string> {
  const beside = join(folder, dirname(unbuiltIndexAddress));
  await mkdir(beside, { recursive: true });
  const scripts = await readdir(beside);
  const script = (begin: string) =>
    scripts.find((name) => name.startsWith(`${begin}.`) && name.endsWith('.js')) ?? '';
  const { names, questions } = packIndex(index);
  const address = await writeNamed(folder, {
    questions: [await writeNamed(folder, questions), `/_astro/${script(questionsName)}`],
    ...names,
  });
  await nameInPages(folder, [
    [`data-index="${unbuiltIndexAddress}"`, `data-index="${address}"`],
    [`data-box="${unbuiltBoxAddress}"`, `data-box="/_astro/${script(boxName)}"`],
  ]);
  return address;
}

/** Writes a part of the index; gives its address. */
async function writeNamed(folder: string, part: PackedNames | PackedQuestions): Promise<string> {
  const text = JSON.stringify(part);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const address = unbuiltIndexAddress.replace(/\.json$/, `.${hash}.json`);
  await writeFile(join(folder, address), text);
  return address;
}

async function nameInPages(
  folder: string,
  names: readonly (readonly [unbuilt: string, built: string])[],
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const page = join(entry.parentPath, entry.name);
    const html = await readFile(page, 'utf8');
    const named = names.reduce((text, [unbuilt, built]) => text.replaceAll(unbuilt, built), html);
    if (named !== html) await writeFile(page, named);
  }
}

/** The guides whose way is closed, by address. An official text is not among them: whoever looks for it wants its words. */
function closedGuides({ documents, facts }: Content): ReadonlyMap<string, ClosedPage> {
  return new Map(
    documents.flatMap(({ id, kind, frontmatter: { closed } }) => {
      if (closed === undefined || kind !== 'guide') return [];
      const since = facts.find((fact) => fact.id === closed.fact)?.validFrom;
      const day = since === undefined ? '' : ` từ ngày ${vietnameseDay(since)}`;
      const says = `${closed.way} đã đóng${day}.`;
      return [[`/${id}/`, { says, now: closed.now.map((now) => `/${now}/`) }]];
    }),
  );
}

/** Practices of ways that work: of a closed one the name is enough. */
function openPractices({ documents, simulators }: Content): Content['simulators'] {
  const closed = documents.filter(({ frontmatter }) => frontmatter.closed).map(({ id }) => id);
  return simulators.filter(({ guide }) => !closed.includes(guide));
}

/** What people say for the site's words, each word once: the glossary's other names with those of content/synonyms.yaml. */
function synonymsOf({ synonyms, glossary }: Content): Synonyms[] {
  const all = new Map<string, { typed: Set<string>; asks: Set<string> }>();
  const fromGlossary = glossary.map(({ term, also }) => ({ means: term, typed: also, asks: [] }));
  for (const { means, typed = [], asks = [] } of [...synonyms, ...fromGlossary]) {
    const known = all.get(means.toLowerCase()) ?? { typed: new Set(), asks: new Set() };
    all.set(means.toLowerCase(), known);
    for (const phrase of typed) known.typed.add(phrase);
    for (const phrase of asks) known.asks.add(phrase);
  }
  return [...all]
    .filter(([, { typed, asks }]) => typed.size + asks.size > 0)
    .map(([means, { typed, asks }]) => ({
      means,
      ...(typed.size > 0 ? { typed: [...typed] } : {}),
      ...(asks.size > 0 ? { asks: [...asks] } : {}),
    }));
}

/** Whom to see, where and when. */
function contactPage({ ward: { contacts } }: Content): IndexedPage[] {
  if (contacts.length === 0) return [];
  const text = contacts.map(({ label, value }) => `${label}: ${value}.`).join(' ');
  return [
    {
      // site/components/Counter.astro, on the home page.
      url: '/#gap-ai',
      title: 'Ra phường gặp ai, mấy giờ',
      description: '',
      kind: '',
      weight: 1,
      sections: [{ id: '', heading: '', text }],
    },
  ];
}
