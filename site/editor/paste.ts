// What is pasted from Word, a mail or a page: its words and their order, nothing of its looks, no script.
import { makeTables } from './paste-tables.ts';

const dropped =
  'script,style,meta,link,title,head,xml,template,iframe,object,embed,svg,math,form,noscript';

/** Word writes each item of a list as a paragraph with its bullet in letters. */
const itemOf = /mso-list:\s*(?:l\d+\s+)?level(\d)/i;

export function cleanHtml(html: string): string {
  // Between these comments stands what only Word understands; downlevel-revealed ones hold the bullets of its lists.
  const parsed = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const gone of parsed.querySelectorAll(dropped)) gone.remove();
  for (const one of [...parsed.body.querySelectorAll('*')]) {
    // `o:p`, `w:sdt`: their words stay.
    if (one.tagName.includes(':')) one.replaceWith(...one.childNodes);
  }
  makeLists(parsed);
  // Of ours a part may come: its rows are as long as they were.
  if (!html.includes('data-pm-slice')) makeTables(parsed);
  for (const one of parsed.body.querySelectorAll('*')) strip(one);
  for (const paragraph of parsed.body.querySelectorAll('p'))
    if (paragraph.textContent.trim() === '' && !paragraph.querySelector('img')) paragraph.remove();
  // Ours keeps the ends of its lines; in other HTML they are blanks.
  if (!html.includes('data-pm-slice')) joinLines(parsed);
  return parsed.body.innerHTML;
}

function joinLines(parsed: Document): void {
  const texts = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    text.nodeValue = (text.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ');
}

/**
 * Styles are read by us as `data-style`. No browser would run or apply any of it, but one reports what a page's policy forbids
 * as soon as it is parsed.
 */
function withoutStyles(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<([a-z][^\s>]*)((?:\s+(?:"[^"]*"|'[^']*'|[^"'>])*)?)>/gi, (tag) =>
      tag.replace(/(\s)(style|on[a-z]+)(\s*=)/gi, '$1data-$2$3'),
    );
}

const kept: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  ol: ['start'],
};

function strip(one: Element): void {
  const style = one.getAttribute('data-style') ?? '';
  const allowed = kept[one.tagName.toLowerCase()] ?? [];
  for (const { name } of [...one.attributes])
    if (
      !allowed.includes(name) &&
      !/^data-(part|pm-slice|id|title|read|src|alt|name|source|text)$/.test(name)
    )
      one.removeAttribute(name);
  if (one.tagName === 'SPAN' || one.tagName === 'FONT') {
    const isBold = /font-weight:\s*(bold|[6-9]00)/i.test(style);
    const isItalic = /font-style:\s*italic/i.test(style);
    const inner = [...one.childNodes];
    if (isItalic) one.replaceWith(wrap(one, isBold ? ['strong', 'em'] : ['em'], inner));
    else if (isBold) one.replaceWith(wrap(one, ['strong'], inner));
  }
  // Google Docs puts all it copies in a <b> that is not bold.
  if (/^[BI]$/.test(one.tagName) && /font-(weight|style):\s*normal/i.test(style))
    one.replaceWith(...one.childNodes);
}

function wrap(
  { ownerDocument }: Element,
  tags: readonly string[],
  inner: readonly Node[],
): Element {
  const made = tags.map((tag) => ownerDocument.createElement(tag));
  for (const [index, one] of made.entries())
    one.append(...(made[index + 1] ? [made[index + 1] ?? ''] : inner));
  return made[0] ?? ownerDocument.createElement('span');
}

/** Word's paragraphs that are items become items; what it wrote for a bullet goes, a number that it counts stays by the list. */
function makeLists(parsed: Document): void {
  let list: Element | undefined;
  for (const paragraph of [...parsed.body.querySelectorAll('p')]) {
    const isItem =
      itemOf.test(paragraph.getAttribute('data-style') ?? '') ||
      /MsoListParagraph/.test(paragraph.className);
    const bullet = isItem ? bulletOf(paragraph) : undefined;
    if (!bullet) {
      list = undefined;
      continue;
    }
    const tag = /^\d+[.)]$/.test(bullet.text) ? 'ol' : 'ul';
    const follows = list?.nextElementSibling === paragraph && list.tagName.toLowerCase() === tag;
    if (!list || !follows) {
      list = parsed.createElement(tag);
      if (tag === 'ol') list.setAttribute('start', String(Number.parseInt(bullet.text, 10)));
      paragraph.before(list);
    }
    bullet.element.remove();
    const item = parsed.createElement('li');
    list.append(item);
    item.append(paragraph);
  }
}

/** `·`, `-`, `o`, `1.`; letters and `1.1.` stay as they are typed: no list of ours counts so. */
function bulletOf(paragraph: Element) {
  const element = [...paragraph.querySelectorAll('[data-style]')].find((one) =>
    /mso-list:\s*Ignore/i.test(one.getAttribute('data-style') ?? ''),
  );
  const text = element?.textContent.replace(/[\s\u00a0]+/g, '') ?? '';
  return element && /^([·•▪§oØüv*+–-]|[\uf000-\uf0ff]|\d+[.)])$/.test(text)
    ? { element, text }
    : undefined;
}
