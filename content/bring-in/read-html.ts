import {
  paragraphsOf,
  textOf,
  type Block,
  type Cell,
  type ListMark,
  type Paragraph,
  type ReadFile,
  type Run,
} from './blocks.ts';
import type { Remark } from './brought-in.ts';
import { decodeBytes } from './decode-bytes.ts';
import { furnitureOf, silent } from './html-furniture.ts';
import { letterOf } from './letter-of.ts';
import {
  countIn,
  elementsOf,
  isTag,
  isText,
  lettersOf,
  mostColumns,
  mostEntries,
  parseHtml,
  type Element,
  type ParentNode,
} from './xml.ts';

interface Look {
  readonly bold?: boolean;
  readonly font?: string;
  readonly centred?: boolean;
  readonly right?: boolean;
  readonly pre?: boolean;
}

const flow = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure figcaption footer form header html h1 h2 h3 h4 h5 h6 hr li main nav ol p pre section table tbody td th thead tfoot tr ul o:p caption'.split(
    ' ',
  ),
);

export function readHtml(bytes: Uint8Array): ReadFile {
  const text = decodeBytes(bytes, (start) => /charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1]);
  const root = parseHtml(text);
  const furniture = furnitureOf(root);
  const reader = new HtmlReader(furniture);
  const blocks = reader.blocksOf(root, {});
  const { struck, doubts } = reader;
  const around = [...furniture].flatMap(([part, why]): readonly Remark[] => {
    const said = wordsIn(part);
    return said === '' ? [] : [{ text: said, why }];
  });
  return {
    ...{ blocks, leftOut: [...around, ...struck], doubts },
    plain: [plainWords(text), ...struck.map((one) => one.text)].join('\n'),
  };
}

function wordsIn(part: Element): string {
  return paragraphsOf(new HtmlReader(new Map()).blocksOf(part, {}))
    .map(textOf)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

class HtmlReader {
  /** Words that a change that nobody accepted yet takes away. */
  readonly struck: Remark[] = [];
  readonly doubts: Remark[] = [];
  readonly #furniture: ReadonlyMap<Element, string>;
  #blocks: Block[] = [];
  #runs: Run[] = [];
  #mark: ListMark | undefined;
  #heading: number | undefined;

  constructor(furniture: ReadonlyMap<Element, string>) {
    this.#furniture = furniture;
  }

  blocksOf(parent: ParentNode, look: Look): readonly Block[] {
    const outer = { blocks: this.#blocks, runs: this.#runs, mark: this.#mark };
    this.#blocks = [];
    this.#runs = [];
    this.#mark = undefined;
    this.#walk(parent, look);
    this.#flush(look);
    const found = this.#blocks;
    ({ blocks: this.#blocks, runs: this.#runs, mark: this.#mark } = outer);
    return found;
  }

  #walk(parent: ParentNode, look: Look): void {
    for (const one of parent.children) {
      if (isText(one)) {
        const text = look.pre ? one.data : one.data.replace(/[ \t\r\n\f]+/g, ' ');
        this.#runs.push({
          text,
          ...(look.bold ? { bold: true } : {}),
          ...(look.font === undefined ? {} : { font: look.font }),
        });
      } else if (isTag(one) && !silent.has(one.name) && !this.#furniture.has(one)) {
        this.#element(one, look);
      }
    }
  }

  #element(one: Element, outer: Look): void {
    const style = one.attribs['style'] ?? '';
    const look = lookOf(one, style, outer);
    if (/mso-list\s*:\s*Ignore/i.test(style)) {
      this.#mark = wordMark(lettersOf(one));
    } else if (one.name === 'br') {
      this.#runs.push({ text: '\n' });
    } else if (one.name === 'img') {
      const text = one.attribs['alt'] || 'ảnh';
      this.doubts.push({ text, why: 'ảnh trong tệp: chưa đưa vào bài' });
    } else if (one.name === 'table') {
      this.#flush(outer);
      this.#blocks.push(this.#table(one, look));
    } else if (one.name === 'ol' || one.name === 'ul') {
      this.#flush(outer);
      this.#list(one, look);
    } else if (flow.has(one.name)) {
      this.#flush(outer);
      this.#heading = /^h([1-6])$/.test(one.name) ? Number(one.name[1]) : undefined;
      this.#walk(one, look);
      this.#flush(look);
      this.#heading = undefined;
    } else if (/^(?:del|s|strike)$/.test(one.name) && one.name === 'del') {
      const text = lettersOf(one).trim();
      this.struck.push({
        text,
        why: 'chữ đã bị gạch bỏ khi theo dõi sửa đổi (Track Changes): đã bỏ',
      });
    } else {
      this.#walk(one, look);
    }
  }

  #level = -1;

  #list(list: Element, look: Look): void {
    this.#level += 1;
    let count = countIn(list, 'start', mostEntries);
    for (const item of elementsOf(list).filter((one) => !this.#furniture.has(one))) {
      if (item.name === 'ol' || item.name === 'ul') {
        this.#list(item, look);
        continue;
      }
      const ordered = list.name === 'ol';
      const format = list.attribs['type'] ?? '';
      const label = ordered
        ? /[aA]/.test(format)
          ? `${String.fromCharCode(format.charCodeAt(0) + count - 1)}.`
          : `${count}.`
        : this.#level > 0
          ? '+'
          : '-';
      this.#mark = { label, ordered, level: this.#level };
      count += 1;
      this.#walk(item, lookOf(item, item.attribs['style'] ?? '', look));
      this.#flush(look);
      this.#mark = undefined;
    }
    this.#level -= 1;
  }

  #flush(look: Look): void {
    const text = this.#runs.map((run) => run.text).join('');
    if (text.trim() !== '') {
      const paragraph: Paragraph = {
        kind: 'paragraph',
        runs: this.#runs,
        ...(look.centred ? { centred: true } : {}),
        ...(look.right ? { right: true } : {}),
        ...(this.#heading === undefined ? {} : { heading: this.#heading }),
        ...(this.#mark === undefined ? {} : { mark: this.#mark }),
      };
      this.#blocks.push(paragraph);
      this.#mark = undefined;
    }
    this.#runs = [];
  }

  #table(table: Element, look: Look): Block {
    const rows: Element[] = [];
    const look4 = (part: Element): void => {
      for (const one of elementsOf(part).filter((inner) => !this.#furniture.has(inner))) {
        if (one.name === 'tr') {
          rows.push(one);
        } else if (/^(?:thead|tbody|tfoot)$/.test(one.name)) {
          look4(one);
        }
      }
    };
    look4(table);
    const grid = gridOf(rows);
    return {
      kind: 'table',
      ruled: isRuled(table),
      rows: grid.map((row) =>
        row.map(({ cell, continued }): Cell => ({
          blocks:
            continued || this.#furniture.has(cell)
              ? []
              : this.blocksOf(cell, lookOf(cell, cell.attribs['style'] ?? '', look)),
          span: countIn(cell, 'colspan', mostColumns),
          ...(continued ? { continued } : {}),
        })),
      ),
    };
  }
}

interface Placed {
  readonly cell: Element;
  readonly continued: boolean;
}

/** Rows with the cells that reach down into them. */
function gridOf(rows: readonly Element[]): readonly (readonly Placed[])[] {
  const open: { cell: Element; rows: number }[] = [];
  return rows.map((row) => {
    const cells = elementsOf(row).filter(({ name }) => name === 'td' || name === 'th');
    const placed: Placed[] = [];
    for (let column = 0; cells.length > 0 || (open[column]?.rows ?? 0) > 0; column += 1) {
      const above = open[column];
      if (above !== undefined && above.rows > 0) {
        above.rows -= 1;
        placed.push({ cell: above.cell, continued: true });
        continue;
      }
      const cell = cells.shift();
      if (cell === undefined) {
        break;
      }
      const down = countIn(cell, 'rowspan', rows.length);
      open[column] = { cell, rows: down - 1 };
      placed.push({ cell, continued: false });
    }
    return placed;
  });
}

function isRuled(table: Element): boolean {
  const own = table.attribs['border'];
  if (own !== undefined && own !== '0') {
    return true;
  }
  const styles = [table, ...table.children.filter(isTag)].map(
    ({ attribs }) => attribs['style'] ?? '',
  );
  const cells: string[] = [];
  const look = (part: Element): void => {
    for (const one of elementsOf(part)) {
      if (one.name === 'td' || one.name === 'th') {
        cells.push(one.attribs['style'] ?? '');
      }
      look(one);
    }
  };
  look(table);
  return [...styles, ...cells].some((style) =>
    /border[^;:]*:[^;]*(?:solid|double|dotted|dashed)/i.test(style),
  );
}

function lookOf(one: Element, style: string, outer: Look): Look {
  const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1];
  const side = /text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? one.attribs['align'];
  const font =
    /font-family\s*:\s*("[^"]+"|'[^']+'|[^,;]+)/i.exec(style)?.[1] ?? one.attribs['face'];
  const bold = /^(?:b|strong|th|h[1-6])$/.test(one.name) ? true : undefined;
  const weighed = weight === undefined ? bold : /bold/i.test(weight) || Number(weight) >= 600;
  return {
    ...outer,
    ...(weighed === undefined ? {} : { bold: weighed }),
    ...(font === undefined ? {} : { font: font.replace(/["']/g, '').trim() }),
    ...(one.name === 'center' ? { centred: true } : {}),
    ...(side === undefined
      ? {}
      : { centred: /center/i.test(side), right: /right|end/i.test(side) }),
    ...(one.name === 'pre' || /white-space\s*:\s*pre/i.test(style) ? { pre: true } : {}),
  };
}

/** What Word writes before an entry of its list when it is pasted: `1.`, or a sign of a symbol font. */
function wordMark(written: string): ListMark {
  const label = written.replace(/[\s\u00A0]+/g, '');
  const ordered = /[\p{L}\p{N}]/u.test(label) && label !== 'o' && label !== '§';
  return ordered
    ? { label, ordered, level: 0 }
    : { label: label === 'o' ? '+' : '-', ordered, level: label === 'o' ? 1 : 0 };
}

/** The words by searching the text, independent of the tree's reader. */
function plainWords(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->|<!\[[^>]*>/g, '')
    .replace(
      /<(head|script|style|title|template|noscript|del|button|select)\b[\s\S]*?<\/\1\s*>/gi,
      ' ',
    )
    .replace(/<span\s[^>]*mso-list:\s*Ignore[\s\S]*?<\/span>(?:\s*<\/span>)?/gi, ' ')
    .replace(
      /<\/?(?:b|i|u|em|strong|span|font|a|sub|sup|o:p|st1:\w+|small|big|mark|ins|s|wbr)\b[^>]*>/gi,
      '',
    )
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#x[\da-f]+|#\d+);/gi, (_, reference: string) => letterOf(reference))
    .replace(/&(\w+);/g, (_, name: string) => named(name));
}

/** Names of letters are left to the library that both readers share: only their words are compared. */
function named(name: string): string {
  const node = parseHtml(`&${name};`).children[0];
  return node === undefined ? '' : lettersOf(node);
}
