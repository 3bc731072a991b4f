import type { IndexedSection } from '../search/index-shape.ts';
import type { Anchor, Fragment } from './fragments.ts';

const headings = /^(h[2-4]|dt|summary)$/;

/**
 * A page's words parted at its headings; what stands before the first has the id ''.
 * A heading in a box that has an id itself (`<section id="nhap-otp"><h2 id="…">`) is linked by the box's.
 */
export function sectionsOf(fragment: Fragment): IndexedSection[] {
  const words = fragment.content.split(/\s+/);
  const starts = fragment.anchors
    .filter((anchor) => headings.test(anchor.element) && anchor.text.trim() !== '')
    .sort((a, b) => a.location - b.location);
  const lead = words.slice(0, starts[0]?.location).join(' ');
  return [
    {
      id: '',
      heading: '',
      text: withoutStart(
        withoutStart(lead, fragment.meta['title'] ?? ''),
        fragment.meta['description'] ?? '',
      ),
    },
    ...starts.map((start, at) => {
      const heading = start.text.replace(/\s+/g, ' ').trim();
      const text = words.slice(start.location, starts[at + 1]?.location).join(' ');
      return { id: boxOf(start, fragment.anchors), heading, text: withoutStart(text, heading) };
    }),
  ].filter(({ heading, text }) => heading !== '' || text !== '');
}

function boxOf(heading: Anchor, anchors: readonly Anchor[]): string {
  const before = anchors.slice(0, anchors.indexOf(heading));
  const box = before.findLast(
    ({ element, location }) =>
      location === heading.location && /^(section|article|div|li|details)$/.test(element),
  );
  return box?.id ?? heading.id;
}

/** Pagefind repeats a heading as the first sentence of its section. */
function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length).replace(/^[.\s]+/, '') : text;
}
