import type { ClosedPage, IndexedPage, IndexedSection } from '../search/index-shape.ts';
import type { Fragment } from './fragments.ts';
import { sectionsOf } from './sections.ts';
import { shorten } from './shorten.ts';

interface Kind {
  readonly path: string;
  readonly kind: string;
  /** See IndexedPage. */
  readonly weight: number;
  /** It says what it is about where it begins: the rest is not searched. */
  readonly begins?: boolean;
}

// The first row whose path the address begins with. What explains comes before what only leads there.
const kinds: readonly Kind[] = [
  { path: '/huong-dan/', kind: 'Hướng dẫn', weight: 1.2 },
  { path: '/viec/', kind: 'Việc thường làm', weight: 0.78, begins: true },
  { path: '/thong-bao/', kind: 'Thông báo', weight: 1 },
  { path: '/thuc-hanh/', kind: 'Thực hành', weight: 0.85 },
  { path: '/phat-thanh/', kind: 'Phát thanh', weight: 1 },
  { path: '/hoi-dap/', kind: 'Hỏi đáp', weight: 0.9 },
  { path: '/thuat-ngu/', kind: 'Từ ngữ', weight: 0.65, begins: true },
  { path: '/giup-nguoi-khac/', kind: 'Giúp người khác', weight: 0.9 },
  { path: '/thay-doi/', kind: 'Điều đã thay đổi', weight: 1 },
];
const other: Kind = { path: '/', kind: '', weight: 0.7 };
/** Lists of pages (`/huong-dan/`) answer less than the pages they list. */
const listWeight = 0.6;
/** A guide whose way is closed, or its practice, answers less than one whose way works. */
const closedWeight = 0.8;
const lists = ['/huong-dan/', '/viec/', '/thong-bao/', '/thuc-hanh/'];

/** Paths offered when nothing is found. */
export const popular = [
  '/huong-dan/dang-nhap-vneid/',
  '/huong-dan/nop-ho-so-hien-nay/',
  '/viec/',
  '/thong-bao/dich-vu-cong-truc-tuyen/',
  '/hoi-dap/',
  '/phat-thanh/',
];

const practices = '/thuc-hanh/';
const questions = '/hoi-dap/';
const terms = '/thuat-ngu/';
/** The home page holds nothing that is not said better elsewhere. */
const home = '/';

/** The questions that open to their words in the list of all; of the older ones it has links only. */
export function openQuestions(fragments: readonly Fragment[]): string[] {
  const list = fragments.find(({ url }) => url === questions);
  // site/answers/Answer.astro puts a question's id on a span within what opens.
  return (list?.anchors ?? []).filter(({ element }) => element === 'span').map(({ id }) => id);
}

/** What the build knows of a page beside its words, by address. */
export interface KnownOfPages {
  /** The guides whose way is closed. */
  readonly closed?: ReadonlyMap<string, ClosedPage>;
  /** The screens of the practices: of their many small words only these are searched. */
  readonly screens?: ReadonlyMap<string, readonly IndexedSection[]>;
}

/** The pages that are searched. Each question and each term stands for itself, as a page does. */
export function indexPages(
  fragments: readonly Fragment[],
  { closed = new Map(), screens = new Map() }: KnownOfPages = {},
): IndexedPage[] {
  const opens = new Set(openQuestions(fragments).map((slug) => `${questions}${slug}/`));
  return fragments
    .filter(({ url }) => url !== home)
    .flatMap((fragment) => {
      const { url, meta } = fragment;
      const found = kinds.find(({ path }) => url.startsWith(path)) ?? other;
      const guide = url.replace(practices, '/huong-dan/');
      const begins = found.begins === true || lists.includes(url) || closed.has(guide);
      const sections = sectionsOf(fragment).map((section) =>
        url.startsWith(questions) ? section : begin(section, begins),
      );
      const page: IndexedPage = {
        url,
        title: meta['title'] ?? url,
        description: meta['description'] ?? '',
        kind: found.kind,
        weight:
          found.weight *
          (lists.includes(url) ? listWeight : 1) *
          (closed.has(guide) ? closedWeight : 1),
        ...(isList(url) ? { isList: true } : {}),
        ...closedOf(closed.get(url)),
        sections: url.startsWith(practices) ? (screens.get(url) ?? []) : sections,
      };
      if (url === terms) return [{ ...page, sections: [] }, ...sections.slice(1).map(termPage)];
      if (url === questions) return [{ ...page, sections: [] }];
      return [url.startsWith(questions) ? answerPage(page, opens.has(url)) : page];
    });
}

/** A section as it is shown, with the rest's telling words or without. */
function begin(section: IndexedSection, alone: boolean): IndexedSection {
  const { text, more } = shorten(section.text);
  return { ...section, text, ...(alone || more === undefined ? {} : { more }) };
}

/** Judged here, where no address has a base path yet. */
function isList(url: string): boolean {
  return /^\/[^/]+\/$/.test(url);
}

function closedOf(closed: ClosedPage | undefined): Pick<IndexedPage, 'closed'> {
  return closed === undefined ? {} : { closed };
}

/** A question, among the others where it opens there: whoever wants more has it around. */
function answerPage(page: IndexedPage, opens: boolean): IndexedPage {
  const text = page.sections.map(({ heading, text }) => `${heading} ${text}`.trim()).join(' ');
  const slug = page.url.slice(questions.length, -1);
  return {
    ...page,
    url: opens ? `${questions}#${slug}` : page.url,
    description: '',
    sections: [{ id: '', heading: '', ...shorten(text) }],
  };
}

function termPage({ id, heading, ...words }: IndexedSection): IndexedPage {
  return {
    url: `${terms}#${id}`,
    title: heading,
    description: '',
    kind: 'Từ ngữ',
    weight: 0.57,
    sections: [{ ...words, id: '', heading: '' }],
  };
}
