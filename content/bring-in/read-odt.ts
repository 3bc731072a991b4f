import type { Block, Cell, ListMark, Paragraph, ReadFile, Run } from './blocks.ts';
import { textOf } from './blocks.ts';
import type { Remark } from './brought-in.ts';
import { numeral } from './docx/numbering.ts';
import { letterOf } from './letter-of.ts';
import { ImportRefusal } from './refusals.ts';
import {
  child,
  countIn,
  descendants,
  elementsOf,
  isTag,
  isText,
  lettersOf,
  parseXml,
  type Element,
} from './xml.ts';
import type { Zip } from './zip.ts';

/** A gap across the page; more has no meaning. */
const mostSpaces = 200;

interface Look {
  readonly bold?: boolean;
  readonly font?: string;
  readonly side?: string;
}

interface ListPlace {
  readonly style: string;
  readonly level: number;
  /** How many entries each level has had. */
  readonly counts: number[];
}

/** The document of LibreOffice. Throws ImportRefusal. */
export async function readOdt(zip: Zip): Promise<ReadFile> {
  const xml = await zip.text('content.xml');
  const styles = await zip.text('styles.xml');
  const root = xml === undefined ? undefined : child(parseXml(xml), 'office:document-content');
  const text = child(child(root, 'office:body'), 'office:text');
  if (xml === undefined || root === undefined || text === undefined) {
    throw new ImportRefusal('zip-broken');
  }
  const styleRoot = styles === undefined ? undefined : parseXml(styles);
  const reader = new OdtReader([root, ...(styleRoot === undefined ? [] : elementsOf(styleRoot))]);
  const blocks = reader.blocksOf(text);
  const pageParts =
    styleRoot === undefined
      ? []
      : ['style:header', 'style:footer'].flatMap((name) => descendants(styleRoot, name));
  for (const part of pageParts) {
    const words = lettersOf(part).replace(/\s+/g, ' ').trim();
    if (words !== '') {
      const where = part.name === 'style:header' ? 'đầu trang' : 'chân trang';
      reader.leftOut.push({ text: words, why: `${where}, lặp lại ở mỗi trang giấy` });
    }
  }
  const { leftOut, doubts } = reader;
  const plain = [plainWords(xml), ...leftOut.map((one) => one.text)].join('\n');
  return { blocks, leftOut, doubts, plain };
}

class OdtReader {
  readonly leftOut: Remark[] = [];
  readonly doubts: Remark[] = [];
  readonly #looks = new Map<string, Look & { readonly parent?: string }>();
  readonly #lists = new Map<string, Element>();
  readonly #ruled = new Set<string>();
  #after: Block[] = [];
  /** A list that goes on counts from where the last of its style stopped. */
  readonly #counted = new Map<string, number[]>();

  constructor(roots: readonly Element[]) {
    for (const root of roots) {
      for (const style of descendants(root, 'style:style')) {
        this.#addStyle(style);
      }
      for (const list of descendants(root, 'text:list-style')) {
        this.#lists.set(list.attribs['style:name'] ?? '', list);
      }
    }
  }

  #addStyle(style: Element): void {
    const name = style.attribs['style:name'] ?? '';
    const letters = child(style, 'style:text-properties')?.attribs ?? {};
    const weight = letters['fo:font-weight'];
    const font = letters['style:font-name'] ?? letters['fo:font-family'];
    const side = child(style, 'style:paragraph-properties')?.attribs['fo:text-align'];
    const parent = style.attribs['style:parent-style-name'];
    this.#looks.set(name, {
      ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
      ...(font === undefined ? {} : { font }),
      ...(side === undefined ? {} : { side }),
      ...(parent === undefined ? {} : { parent }),
    });
    const cell = child(style, 'style:table-cell-properties')?.attribs ?? {};
    if (
      Object.entries(cell).some(([key, value]) => key.startsWith('fo:border') && value !== 'none')
    ) {
      this.#ruled.add(name);
    }
  }

  #look(name: string | undefined, seen = 0): Look {
    const own = name === undefined || seen > 20 ? undefined : this.#looks.get(name);
    return own === undefined ? {} : { ...this.#look(own.parent, seen + 1), ...own };
  }

  blocksOf(parent: Element, list?: ListPlace): readonly Block[] {
    return elementsOf(parent).flatMap((one): readonly Block[] => {
      switch (one.name) {
        case 'text:p':
        case 'text:h':
          return this.#paragraph(one);
        case 'text:list':
          return this.#list(one, list);
        case 'table:table':
          return [this.#table(one)];
        case 'text:section':
        case 'text:index-body':
        case 'text:table-of-content':
          return this.blocksOf(one);
        case 'text:tracked-changes':
          this.#deleted(one);
          return [];
        case 'draw:frame':
        case 'draw:text-box':
          return this.#frame(one);
        default:
          return [];
      }
    });
  }

  #deleted(changes: Element): void {
    for (const one of descendants(changes, 'text:deletion')) {
      const text = elementsOf(one)
        .filter(({ name }) => name.startsWith('text:'))
        .map(lettersOf)
        .join(' ')
        .trim();
      if (text !== '') {
        const why = 'chữ đã bị gạch bỏ khi theo dõi sửa đổi (Track Changes): đã bỏ';
        this.leftOut.push({ text, why });
        this.doubts.push({ text, why });
      }
    }
  }

  #list(list: Element, outer: ListPlace | undefined): readonly Block[] {
    const style = list.attribs['text:style-name'] ?? outer?.style ?? '';
    const level = outer === undefined ? 0 : outer.level + 1;
    const goesOn =
      list.attribs['text:continue-numbering'] === 'true' ||
      list.attribs['text:continue-list'] !== undefined;
    const counts = outer?.counts ?? (goesOn ? (this.#counted.get(style) ?? []) : []);
    counts.length = Math.min(counts.length, level + (goesOn ? 1 : 0));
    this.#counted.set(style, counts);
    return elementsOf(list).flatMap((item) => {
      if (item.name !== 'text:list-item') {
        return this.blocksOf(item);
      }
      const first = elementsOf(item)[0];
      const counted = first !== undefined && first.name !== 'text:list';
      counts.length = Math.min(counts.length, level + 1);
      if (counted) {
        counts[level] = Number(item.attribs['text:start-value'] ?? (counts[level] ?? 0) + 1);
      }
      const blocks = this.blocksOf(item, { style, level, counts });
      const [head, ...rest] = blocks;
      const mark = this.#mark(style, level, counts);
      return counted && head?.kind === 'paragraph' && mark !== undefined
        ? [{ ...head, mark }, ...rest]
        : blocks;
    });
  }

  #mark(style: string, level: number, counts: readonly number[]): ListMark | undefined {
    const levels = this.#lists.get(style);
    const at =
      levels === undefined
        ? undefined
        : elementsOf(levels).find(({ attribs }) => attribs['text:level'] === String(level + 1));
    if (at?.name !== 'text:list-level-style-number') {
      return { label: level > 0 ? '+' : '-', ordered: false, level };
    }
    const format =
      ({ a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' } as const)[
        at.attribs['style:num-format'] ?? ''
      ] ?? 'decimal';
    if (at.attribs['style:num-format'] === '') {
      return undefined;
    }
    const shown = Number(at.attribs['text:display-levels'] ?? '1');
    const numbers = counts
      .slice(Math.max(0, level + 1 - shown), level + 1)
      .map((count) => numeral(count, format));
    const label = `${at.attribs['style:num-prefix'] ?? ''}${numbers.join('.')}${at.attribs['style:num-suffix'] ?? ''}`;
    return { label, ordered: true, level };
  }

  #paragraph(element: Element): readonly Block[] {
    const outer = this.#after;
    this.#after = [];
    const look = this.#look(element.attribs['text:style-name']);
    const level =
      element.name === 'text:h' ? Number(element.attribs['text:outline-level'] ?? '1') : undefined;
    const paragraph: Paragraph = {
      kind: 'paragraph',
      runs: this.#runs(element, look),
      ...(look.side === 'center' ? { centred: true } : {}),
      ...(look.side === 'end' || look.side === 'right' ? { right: true } : {}),
      ...(level === undefined ? {} : { heading: level }),
    };
    const after = this.#after;
    this.#after = outer;
    return textOf(paragraph).trim() === '' ? after : [paragraph, ...after];
  }

  #runs(parent: Element, look: Look): readonly Run[] {
    return parent.children.flatMap((one): readonly Run[] => {
      if (isText(one)) {
        // White space of the file is one space; what is meant as more has elements of its own.
        return [this.#run(one.data.replace(/[ \t\r\n]+/g, ' '), look)];
      }
      return isTag(one) ? this.#inline(one, look) : [];
    });
  }

  #run(text: string, look: Look): Run {
    return {
      text,
      ...(look.bold ? { bold: true } : {}),
      ...(look.font === undefined ? {} : { font: look.font }),
    };
  }

  #inline(one: Element, look: Look): readonly Run[] {
    switch (one.name) {
      case 'text:s':
        return [this.#run(' '.repeat(countIn(one, 'text:c', mostSpaces)), look)];
      case 'text:tab':
        return [this.#run('\t', look)];
      case 'text:line-break':
        return [this.#run('\n', look)];
      case 'text:note': {
        const body = child(one, 'text:note-body');
        const blocks = body === undefined ? [] : this.blocksOf(body);
        this.#after.push(...blocks);
        const why = 'chú thích ở cuối trang giấy: đã đặt ngay sau đoạn có dấu chú thích';
        this.doubts.push({ text: body === undefined ? '' : lettersOf(body).trim(), why });
        return [];
      }
      case 'office:annotation':
        this.leftOut.push({
          text: elementsOf(one)
            .filter(({ name }) => name === 'text:p')
            .map(lettersOf)
            .join(' '),
          why: 'lời ghi chú bên lề (comment) của người soạn',
        });
        return [];
      case 'draw:frame':
      case 'draw:custom-shape':
      case 'draw:text-box':
        this.#after.push(...this.#frame(one));
        return [];
      default:
        return this.#runs(one, { ...look, ...this.#look(one.attribs['text:style-name']) });
    }
  }

  #frame(frame: Element): readonly Block[] {
    const box = frame.name === 'draw:frame' ? child(frame, 'draw:text-box') : frame;
    if (box === undefined) {
      const text = frame.attribs['draw:name'] || 'ảnh';
      this.doubts.push({ text, why: 'ảnh trong tệp: chưa đưa vào bài' });
      return [];
    }
    const blocks = this.blocksOf(box);
    const text = lettersOf(box).trim();
    if (text !== '') {
      const why = 'chữ nằm trong khung (text box): đã đặt sau đoạn có khung, xem lại thứ tự';
      this.doubts.push({ text, why });
    }
    return blocks;
  }

  #table(table: Element): Block {
    const rowsIn = (part: Element): readonly Element[] =>
      elementsOf(part).flatMap((one) =>
        one.name === 'table:table-row'
          ? [one]
          : /^table:table-(header-rows|row-group|rows)$/.test(one.name)
            ? rowsIn(one)
            : [],
      );
    const rows = rowsIn(table);
    const cells = rows.flatMap(elementsOf);
    return {
      kind: 'table',
      ruled: cells.some(({ attribs }) => this.#ruled.has(attribs['table:style-name'] ?? '')),
      rows: rows.map((row) =>
        elementsOf(row)
          .filter(({ name }) => name === 'table:table-cell' || name === 'table:covered-table-cell')
          .map((cell): Cell => ({
            blocks: this.blocksOf(cell),
            span: 1,
            ...(cell.name === 'table:covered-table-cell' ? { continued: true } : {}),
          })),
      ),
    };
  }
}

/** The words of content.xml by searching its text, independent of the tree's reader. */
function plainWords(xml: string): string {
  return xml
    .replace(/^[\s\S]*?<office:body>/, '')
    .replace(/<(text:tracked-changes|office:annotation|text:note-citation)[ >][\s\S]*?<\/\1>/g, '')
    .replace(/<text:(?:tab|line-break|s)(?: [^>]*)?\/>|<\/text:[ph]>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&(#x[\da-f]+|#\d+);/gi, (_, reference: string) => letterOf(reference))
    .replace(/&amp;/g, '&');
}
