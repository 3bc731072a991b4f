// What lies at a feed's address: an alert itself, or a list of links to alerts (Atom, RSS).
import { CapRefusal } from './cap-refusal.ts';
import { childrenNamed, readXml, wordsOf, type XmlElement } from './cap-xml.ts';
import { capNamespace } from './read-cap.ts';

export interface FeedEntry {
  /** Absolute. */
  readonly link: string;
  /** Changes where the entry does; '' where it says nothing of it. */
  readonly mark: string;
}

export type ReadFeed =
  | { readonly is: 'alert' }
  | { readonly is: 'list'; readonly entries: readonly FeedEntry[] };

/** So many entries of one feed are looked at, the first ones: feeds begin with the newest. */
export const mostEntries = 200;

const atom = 'http://www.w3.org/2005/Atom';

/** Throws CapRefusal. */
export function readFeed(bytes: Uint8Array, address: string): ReadFeed {
  const root = readXml(bytes);
  if (root.name === 'alert' && root.space === capNamespace) return { is: 'alert' };
  if (root.name === 'feed' && root.space === atom)
    return { is: 'list', entries: entriesOf(childrenNamed(root, 'entry'), atomEntry, address) };
  const channel = root.name === 'rss' ? childrenNamed(root, 'channel')[0] : undefined;
  if (channel)
    return { is: 'list', entries: entriesOf(childrenNamed(channel, 'item'), rssItem, address) };
  throw new CapRefusal('not-cap');
}

function entriesOf(
  elements: readonly XmlElement[],
  read: (element: XmlElement) => { readonly href: string; readonly mark: string },
  address: string,
): readonly FeedEntry[] {
  const entries = elements.slice(0, mostEntries).flatMap((element) => {
    const { href, mark } = read(element);
    return href !== '' && URL.canParse(href, address)
      ? [{ link: new URL(href, address).href, mark: mark.slice(0, 200) }]
      : [];
  });
  return [...new Map(entries.map((entry) => [entry.link, entry])).values()];
}

/** The link that says it is CAP, else the entry's own. */
function atomEntry(entry: XmlElement) {
  const links = childrenNamed(entry, 'link').map(({ attributes }) => attributes);
  const isCap = (type: string | undefined): boolean => /cap\+xml/i.test(type ?? '');
  const link =
    links.find(({ type }) => isCap(type)) ??
    links.find(({ rel }) => rel === undefined || rel === 'alternate');
  return { href: link?.['href'] ?? '', mark: wordsOf(entry, 'updated') ?? '' };
}

function rssItem(item: XmlElement) {
  return { href: wordsOf(item, 'link') ?? '', mark: wordsOf(item, 'pubDate') ?? '' };
}
