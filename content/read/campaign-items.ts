// What a campaign airs, held against what there is. Told also where another key is wrong, so that all is said at once.
import { itemKinds, type ItemKind } from '../schema/names.ts';
import { mayBeSound, sameName } from '../schema/recordings.ts';
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
}

interface NamedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** Where its name stands. */
  readonly path: readonly PropertyKey[];
  readonly written: Readonly<Record<string, unknown>>;
}

export function checkItems(campaign: unknown, known: KnownItems, tell: Tell): void {
  const items = namedItems(campaign);
  for (const item of items) {
    checkName(item, known, tell);
    const { fallback } = item.written;
    for (const { kind, name, path } of kindsOf(fallback, [...item.path.slice(0, -1), 'fallback']))
      checkName({ kind, name, path }, known, tell);
  }
  checkOrder(items, tell);
}

/** Each item that can be told, in order; what is no item at all is told by the shape. */
function namedItems(campaign: unknown): readonly NamedItem[] {
  const listOf = (key: string): readonly unknown[] => {
    const list: unknown = isMap(campaign) ? campaign[key] : undefined;
    return Array.isArray(list) ? list : [];
  };
  return [
    ...listOf('documents').flatMap((name, index): NamedItem[] =>
      typeof name === 'string'
        ? [{ kind: 'document', name, path: ['documents', index], written: {} }]
        : [],
    ),
    ...listOf('items').flatMap((item, index) => kindsOf(item, ['items', index])),
  ];
}

function kindsOf(item: unknown, path: readonly PropertyKey[]): readonly NamedItem[] {
  if (!isMap(item)) return [];
  return itemKinds.flatMap((kind) => {
    const name = item[kind];
    return typeof name === 'string' || (kind === 'pause' && typeof name === 'number')
      ? [{ kind, name: String(name), path: [...path, kind], written: item }]
      : [];
  });
}

function checkName(
  { kind, name, path }: Omit<NamedItem, 'written'>,
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

/** What no single item shows. */
function checkOrder(items: readonly NamedItem[], tell: Tell): void {
  if (items.length > 0 && items.every(({ kind }) => kind === 'pause'))
    tell(['items'], 'Buổi phát này chỉ có khoảng lặng.', 'Thêm bài, bản ghi âm hoặc đài tiếp âm.');
  items.forEach(({ kind, name, path, written }, index) => {
    const before = items[index - 1];
    const isSame = (other: NamedItem | undefined): boolean =>
      other?.kind === kind && other.path[0] === path[0] && sameName(other.name) === sameName(name);
    if (kind === 'document' && items.slice(0, index).some(isSame))
      tell(path, `Bài "${name}" ghi hai lần.`, 'Xóa một dòng: một buổi đọc mỗi bài một lần.');
    else if (kind === 'pause' && before?.kind === 'pause')
      tell(path, 'Hai khoảng lặng liền nhau.', 'Gộp làm một, ghi tổng số giây.');
    else if (kind !== 'pause' && isSame(before))
      tell(path, `"${name}" ghi hai lần liền nhau.`, 'Xóa một dòng, hoặc để phần khác xen giữa.');
    if (kind === 'pause' && (index === 0 || index === items.length - 1) && items.length > 1)
      tell(
        path,
        'Khoảng lặng đứng ở đầu hoặc cuối buổi.',
        'Bỏ phần này, hoặc đặt nó giữa hai phần có tiếng.',
      );
    const { crossFade } = written;
    if (
      crossFade !== undefined &&
      crossFade !== false &&
      kind === 'document' &&
      before?.kind === kind
    )
      tell(
        [...path.slice(0, -1), 'crossFade'],
        'Hai bài đọc chồng lên nhau thì không nghe được bài nào.',
        'Bỏ crossFade ở phần này.',
      );
    if (crossFade === undefined || crossFade === false || kind === 'relay') return;
    if (before === undefined || before.kind === 'pause' || before.kind === 'relay')
      tell(
        [...path.slice(0, -1), 'crossFade'],
        `Trước phần này không có tiếng nào để vào đè lên${before?.kind === 'relay' ? ': luồng tiếp âm dừng đúng giây' : ''}.`,
        'Bỏ crossFade ở phần này.',
      );
  });
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
