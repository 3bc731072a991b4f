// What a campaign airs, held against what there is. Told also where another key is wrong, so that all is said at once.
import { itemKinds, type ItemKind } from '../schema/names.ts';
import { mayBeSound, sameName } from '../schema/recordings.ts';
import { checkAnswersItems } from './answers-items.ts';
import type { Tell } from './broadcast-sense.ts';
import { closest, didYouMean } from './closest.ts';
import { fieldHints } from './field-hints.ts';

/** What a campaign's items may name. */
export interface KnownItems {
  /** The ids of every MDX file there is, good or bad. */
  readonly documents: readonly string[];
  /** Names of files in content/recordings/. */
  readonly recordings: readonly string[];
  /** Ids of ward.yaml; undefined where that cannot be read. */
  readonly relays: readonly string[] | undefined;
  /** The longest session of the ward; undefined where ward.yaml has mistakes. */
  readonly maxSessionMinutes: number | undefined;
}

interface NamedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** Its place among the items. */
  readonly at: number;
  /** Where its name stands. */
  readonly path: readonly PropertyKey[];
  readonly written: Readonly<Record<string, unknown>>;
}

export function checkItems(campaign: unknown, known: KnownItems, tell: Tell): void {
  const lists = ['documents', 'items'].map((key): readonly unknown[] => {
    const list: unknown = isMap(campaign) ? campaign[key] : undefined;
    return Array.isArray(list) ? list : [];
  });
  const items = namedItems(lists);
  for (const item of items) {
    checkName(item, known, tell);
    const { fallback } = item.written;
    for (const { kind, name, path } of kindsOf(fallback, item.at, [
      ...item.path.slice(0, -1),
      'fallback',
    ]))
      checkName({ kind, name, path }, known, tell);
  }
  const written = lists[1]?.map((item) => (isMap(item) ? item : {})) ?? [];
  checkAnswersItems(written, known.maxSessionMinutes, tell);
  checkOrder(items, Math.max(...lists.map(({ length }) => length)), tell);
}

/** Each item that can be told, in order; what is no item at all is told by the shape. */
function namedItems([documents = [], items = []]: readonly (readonly unknown[])[]) {
  return [
    ...documents.flatMap((name, at): NamedItem[] =>
      typeof name === 'string'
        ? [{ kind: 'document', name, at, path: ['documents', at], written: {} }]
        : [],
    ),
    ...items.flatMap((item, at) => kindsOf(item, at, ['items', at])),
  ];
}

function kindsOf(item: unknown, at: number, path: readonly PropertyKey[]): readonly NamedItem[] {
  if (!isMap(item)) return [];
  return itemKinds.flatMap((kind) => {
    const name = item[kind];
    return typeof name === 'string' || (kind === 'pause' && typeof name === 'number')
      ? [{ kind, name: String(name), at, path: [...path, kind], written: item }]
      : [];
  });
}

function checkName(
  { kind, name, path }: Omit<NamedItem, 'written' | 'at'>,
  { documents, recordings, relays }: KnownItems,
  tell: Tell,
): void {
  if (kind === 'document' && !documents.includes(name)) {
    const others = documents.filter((id) => !id.startsWith('hoi-dap/')).join(', ');
    tell(
      path,
      `Không có bài nào là "${name}".`,
      `${didYouMean(name, documents)}Các bài có: ${others}.`,
    );
  }
  if (kind === 'recording') checkRecording(name, path, recordings, tell);
  if (kind === 'relay' && relays !== undefined && !relays.includes(name))
    tell(
      path,
      `Không có đài nào mang id "${name}" trong mục relays của content/ward.yaml.`,
      relays.length > 0
        ? `${didYouMean(name, relays)}Các đài có: ${relays.join(', ')}.`
        : 'Thêm vào content/ward.yaml mục relays, mỗi đài có id, name, url.',
    );
}

function checkRecording(
  name: string,
  path: readonly PropertyKey[],
  recordings: readonly string[],
  tell: Tell,
): void {
  if (!mayBeSound(name)) {
    tell(path, `Tệp "${name}" không phải tệp âm thanh.`, fieldHints['recording'] ?? '');
    return;
  }
  if (recordings.some((file) => sameName(file) === sameName(name))) return;
  const bare = sameName(name).replace(/^.*\//, '');
  // A name without its ending, or with another one, is the likeliest slip.
  const near = closest(stemOf(bare), recordings.map(stemOf));
  const meant = recordings.find((file) => stemOf(file) === near);
  tell(
    path,
    `Không có tệp "${name}" trong content/recordings/.`,
    recordings.length > 0
      ? `${meant === undefined ? '' : `Ý bạn là "${meant}"? `}Các tệp có: ${recordings.join(', ')}.`
      : (fieldHints['recording'] ?? ''),
  );
}

function stemOf(file: string): string {
  return sameName(file).replace(/\.[^.]*$/, '');
}

/** What no single item shows. `count`: how many there are, those among them that are of another kind. */
function checkOrder(items: readonly NamedItem[], count: number, tell: Tell): void {
  if (count > 0 && items.length === count && items.every(({ kind }) => kind === 'pause'))
    tell(['items'], 'Buổi phát này chỉ có khoảng lặng.', 'Thêm bài, bản ghi âm hoặc đài tiếp âm.');
  for (const item of items) {
    const earlier = items.filter((other) => other.path[0] === item.path[0] && other.at < item.at);
    const before = earlier.find(({ at }) => at === item.at - 1);
    const isAtEdge = item.at === 0 || item.at === count - 1;
    checkTwice(item, earlier, before, tell);
    if (item.kind === 'pause' && isAtEdge && count > 1)
      tell(
        item.path,
        'Khoảng lặng đứng ở đầu hoặc cuối buổi.',
        'Bỏ phần này, hoặc đặt nó giữa hai phần có tiếng.',
      );
    checkCrossFade(item, before, tell);
  }
}

/** A jingle may come again; a text may not, and nothing right after itself. */
function checkTwice(
  { kind, name, path }: NamedItem,
  earlier: readonly NamedItem[],
  before: NamedItem | undefined,
  tell: Tell,
): void {
  const isSame = (other: NamedItem): boolean =>
    other.kind === kind && sameName(other.name) === sameName(name);
  if (kind === 'document' && earlier.some(isSame))
    tell(path, `Bài "${name}" ghi hai lần.`, 'Xóa một dòng: một buổi đọc mỗi bài một lần.');
  else if (kind === 'pause' && before?.kind === 'pause')
    tell(path, 'Hai khoảng lặng liền nhau.', 'Gộp làm một, ghi tổng số giây.');
  else if (kind !== 'pause' && before && isSame(before))
    tell(path, `"${name}" ghi hai lần liền nhau.`, 'Xóa một dòng, hoặc để phần khác xen giữa.');
}

function checkCrossFade(item: NamedItem, before: NamedItem | undefined, tell: Tell): void {
  const { crossFade } = item.written;
  if (crossFade === undefined || crossFade === false || item.kind === 'relay') return;
  const path = [...item.path.slice(0, -1), 'crossFade'];
  if (item.kind === 'document' && before?.kind === 'document')
    tell(
      path,
      'Hai bài đọc chồng lên nhau thì không nghe được bài nào.',
      'Bỏ crossFade ở phần này.',
    );
  if (item.at === 0 || before?.kind === 'pause' || before?.kind === 'relay') {
    const why = before?.kind === 'relay' ? ': luồng tiếp âm dừng đúng giây' : '';
    tell(
      path,
      `Trước phần này không có tiếng nào để vào đè lên${why}.`,
      'Bỏ crossFade ở phần này.',
    );
  }
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
