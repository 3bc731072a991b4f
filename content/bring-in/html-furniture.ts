// What a page of a web site has around its article: menus, headers, footers, links to share.
import { elementsOf, isTag, isText, type Element, type ParentNode } from './xml.ts';

/** Elements that have no words for people. */
export const silent = new Set(
  'script style head title template noscript iframe object svg xml select button'.split(' '),
);

const roles: ReadonlyMap<string, string> = new Map([
  ['navigation', 'trình đơn'],
  ['menu', 'trình đơn'],
  ['menubar', 'trình đơn'],
  ['banner', 'đầu trang web'],
  ['contentinfo', 'chân trang web'],
  ['complementary', 'khung bên cạnh bài'],
  ['search', 'ô tìm kiếm'],
]);
const names: ReadonlyMap<string, string> = new Map([
  ['nav', 'trình đơn'],
  ['aside', 'khung bên cạnh bài'],
]);
const blocks = /^(?:div|ul|ol|p|section|table|dl|center)$/;
/** How sites name what is not the article. */
const hints = /menu|nav(?:bar|igation)?\b|breadcrumb|share|social|related|sidebar|toolbar|pager/i;
const mostWordsOfALink = 7;
/** An article has most of the words of its page. */
const leastShare = 0.4;
const nearlyAll = 0.8;

/** Parts of a page that are not its notice, each with what it is. */
export function furnitureOf(root: ParentNode): ReadonlyMap<Element, string> {
  const found = new Map<Element, string>();
  const article = articleOf(root);
  const around = article === undefined ? [] : outerOf(article);
  const look = (parent: ParentNode, isInside: boolean): void => {
    for (const one of elementsOf(parent).filter(({ name }) => !silent.has(name))) {
      const inside = isInside || one === article;
      const beside = article !== undefined && !inside && !around.includes(one);
      const why =
        reasonOf(one, inside, article !== undefined) ??
        (beside ? 'phần quanh bài viết của trang web' : undefined);
      if (why === undefined) {
        look(one, inside);
      } else {
        found.set(one, why);
      }
    }
  };
  look(root, false);
  return found;
}

function reasonOf(one: Element, isInside: boolean, hasArticle: boolean): string | undefined {
  if (one.name === 'body' || one.name === 'html') {
    return undefined;
  }
  const { role = '', title, hidden, style = '' } = one.attribs;
  if (hidden !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style)) {
    return 'chữ ẩn, không hiện trên trang';
  }
  // LibreOffice writes the head and the foot of its paper so.
  if (one.name === 'div' && (title === 'header' || title === 'footer')) {
    return title === 'header' ? 'đầu trang giấy' : 'chân trang giấy';
  }
  const named = roles.get(role.toLowerCase()) ?? names.get(one.name);
  if (named !== undefined) {
    return named;
  }
  if (
    !isInside &&
    (one.name === 'footer' || (one.name === 'header' && isHeadOfSite(one, hasArticle)))
  ) {
    return one.name === 'footer' ? 'chân trang web' : 'đầu trang web';
  }
  return blocks.test(one.name) && isOfLinks(one) ? 'các đường liên kết của trang web' : undefined;
}

/** A header may also hold the title of the notice. */
function isHeadOfSite(header: Element, hasArticle: boolean): boolean {
  return (
    hasArticle ||
    (found(header, /^h[1-3]$/).length === 0 && found(header, /^(?:nav|a)$/).length > 0)
  );
}

/** Nothing but links, short ones, as in a menu: at least three, or two where the site itself calls it so. */
function isOfLinks(one: Element): boolean {
  const links = found(one, /^a$/).filter(({ attribs }) => attribs['href'] !== undefined);
  const hinted = hints.test(`${one.attribs['class'] ?? ''} ${one.attribs['id'] ?? ''}`);
  if (links.length < (hinted ? 1 : 3)) {
    return false;
  }
  const short = links.every((link) => countWords(link) <= mostWordsOfALink);
  const inLinks = links.reduce((sum, link) => sum + countWords(link), 0);
  const others = countWords(one) - inLinks;
  return short && (hinted ? others <= 3 : others === 0);
}

/** The part that is marked as the article, where it has most words of the page, and its title. */
function articleOf(root: ParentNode): Element | undefined {
  const titles = found(root, /^h1$/);
  const marked = found(root, /./)
    .filter(
      ({ name, attribs }) => name === 'article' || name === 'main' || attribs['role'] === 'main',
    )
    .filter((one) => titles.length === 0 || found(one, /^h1$/).length > 0)
    .map((element) => ({ element, words: countWords(element) }));
  const [largest] = [...marked].sort((a, b) => b.words - a.words);
  if (largest === undefined || largest.words < countWords(root) * leastShare) {
    return undefined;
  }
  // An article within it that has nearly all its words is closer to the notice.
  return marked.findLast(
    ({ element, words }) =>
      element === largest.element ||
      (words > largest.words * nearlyAll && outerOf(element).includes(largest.element)),
  )?.element;
}

/** What an element stands in, from the inside out. */
function outerOf({ parent }: Element): readonly Element[] {
  return parent !== null && isTag(parent) ? [parent, ...outerOf(parent)] : [];
}

function found(parent: ParentNode, name: RegExp): readonly Element[] {
  return elementsOf(parent).flatMap((one) => [
    ...(name.test(one.name) ? [one] : []),
    ...found(one, name),
  ]);
}

function countWords(parent: ParentNode): number {
  return spaced(parent).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function spaced(parent: ParentNode): string {
  return parent.children
    .map((one) =>
      isText(one)
        ? one.data
        : isTag(one) && !/^(?:head|script|style)$/.test(one.name)
          ? spaced(one)
          : '',
    )
    .join(' ');
}
