import type { ClosedPage, IndexedPage, IndexedSection } from '../search/index-shape.ts';
import type { Fragment } from './fragments.ts';
import { sectionsOf } from './sections.ts';

interface Kind {
  readonly path: string;
  readonly kind: string;
  /** See IndexedPage. */
  readonly weight: number;
  /** Only the headings are searched: a simulator's sixty screens of small words would answer everything. */
  readonly headingsOnly?: boolean;
}

// The first row whose path the address begins with. What explains comes before what only leads there.
const kinds: readonly Kind[] = [
  { path: '/huong-dan/', kind: 'Hướng dẫn', weight: 1.2 },
  { path: '/viec/', kind: 'Việc thường làm', weight: 1.05 },
  { path: '/thong-bao/', kind: 'Thông báo', weight: 1 },
  { path: '/thuc-hanh/', kind: 'Thực hành', weight: 1, headingsOnly: true },
  { path: '/phat-thanh/', kind: 'Phát thanh', weight: 1 },
  { path: '/hoi-dap/', kind: 'Hỏi đáp', weight: 0.9 },
  { path: '/thuat-ngu/', kind: 'Từ ngữ', weight: 0.65 },
  { path: '/giup-nguoi-khac/', kind: 'Giúp người khác', weight: 0.9 },
  { path: '/thay-doi/', kind: 'Điều đã thay đổi', weight: 0.8 },
];
const other: Kind = { path: '/', kind: '', weight: 0.7 };
/** Lists of pages (`/huong-dan/`) answer less than the pages they list. */
const listWeight = 0.6;
/** A guide whose way is closed answers less than one whose way works. */
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

const questions = '/hoi-dap/';
/** The home page holds nothing that is not said better elsewhere. */
const home = '/';

/** The pages that are searched, `closed` by address. Each question's own page becomes a section of /hoi-dap/: one entry for all of them. */
export function indexPages(
  fragments: readonly Fragment[],
  closed: ReadonlyMap<string, ClosedPage> = new Map(),
): IndexedPage[] {
  const isAnswer = ({ url }: Fragment) => url.startsWith(questions) && url !== questions;
  const answers = fragments.filter(isAnswer).map(answerSection);
  return fragments
    .filter((fragment) => fragment.url !== home && !isAnswer(fragment))
    .map((fragment) => {
      const { url, meta } = fragment;
      const { kind, weight, headingsOnly } =
        kinds.find(({ path }) => url.startsWith(path)) ?? other;
      const sections = sectionsOf(fragment);
      return {
        url,
        title: meta['title'] ?? url,
        description: meta['description'] ?? '',
        kind,
        weight:
          weight * (lists.includes(url) ? listWeight : 1) * (closed.has(url) ? closedWeight : 1),
        ...closedOf(closed.get(url)),
        sections: url === questions ? answers : headingsOnly ? [joinHeadings(sections)] : sections,
      };
    });
}

function closedOf(closed: ClosedPage | undefined): Pick<IndexedPage, 'closed'> {
  return closed === undefined ? {} : { closed };
}

function joinHeadings(sections: readonly IndexedSection[]): IndexedSection {
  const headings = sections.map(({ heading }) => heading).filter((heading) => heading !== '');
  const sentences = headings.map((heading) => (/[.!?…:]$/.test(heading) ? heading : `${heading}.`));
  return { id: '', heading: '', text: sentences.join(' ') };
}

function answerSection(fragment: Fragment): IndexedSection {
  return {
    id: '',
    url: fragment.url,
    heading: fragment.meta['title'] ?? '',
    text: sectionsOf(fragment)
      .map(({ heading, text }) => `${heading} ${text}`.trim())
      .join(' '),
  };
}
