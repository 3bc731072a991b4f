import type { MarkSpec } from 'prosemirror-model';

/** Whether a link may lead there: a page of ours, the web, a letter, a call. */
export function isSafeHref(href: string): boolean {
  // Browsers drop control characters and blanks from the name of a scheme.
  const bare = href.replace(/[\s\p{C}]/gu, '');
  return /^(?:https?|mailto|tel|sms):/i.test(bare) || !/^[^/?#]*:/.test(bare);
}

const isBold = /^(?:bold(?:er)?|[6-9]\d\d)$/;

export const proseMarks: Readonly<Record<'link' | 'em' | 'strong' | 'code', MarkSpec>> = {
  link: {
    inclusive: false,
    attrs: {
      href: {
        validate(href) {
          if (typeof href !== 'string' || !isSafeHref(href)) {
            throw new RangeError(`Link leads nowhere safe: ${String(href).slice(0, 40)}`);
          }
        },
      },
      title: { default: null, validate: 'string|null' },
    },
    toDOM: ({ attrs }) => [
      'a',
      {
        href: String(attrs['href']),
        ...(attrs['title'] === null ? {} : { title: String(attrs['title']) }),
      },
      0,
    ],
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs(found) {
          const href = found.getAttribute('href') ?? '';
          return isSafeHref(href) ? { href, title: found.getAttribute('title') } : false;
        },
      },
    ],
  },
  em: {
    toDOM: () => ['em', 0],
    parseDOM: [
      { tag: 'em' },
      { tag: 'i', getAttrs: (found) => found.style.fontStyle !== 'normal' && null },
      { style: 'font-style=italic' },
    ],
  },
  strong: {
    toDOM: () => ['strong', 0],
    parseDOM: [
      { tag: 'strong' },
      // Google Docs puts all it copies in a <b> that is not bold.
      { tag: 'b', getAttrs: (found) => found.style.fontWeight !== 'normal' && null },
      { style: 'font-weight', getAttrs: (value) => isBold.test(value) && null },
    ],
  },
  code: { toDOM: () => ['code', 0], parseDOM: [{ tag: 'code' }] },
};
