import { child, elementsOf, parseXml, type Element } from '../xml.ts';

/** What a style says of letters and paragraphs, its parents' words included. */
export interface Look {
  readonly bold?: boolean;
  /** Word shows it to nobody. */
  readonly hidden?: boolean;
  readonly font?: string;
  readonly centred?: boolean;
  readonly right?: boolean;
  readonly heading?: number;
  readonly numbering?: { readonly id?: string; readonly level?: number };
}

/** Styles by id; '' is what every paragraph has. */
export type Styles = ReadonlyMap<string, Look>;

export function readStyles(xml: string | undefined): Styles {
  const root = xml === undefined ? undefined : child(parseXml(xml), 'w:styles');
  const all = root === undefined ? [] : elementsOf(root).filter(({ name }) => name === 'w:style');
  const byId = new Map(all.map((style) => [style.attribs['w:styleId'] ?? '', style]));
  const base = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  const known = new Map<string, Look>([['', letterLook(base)]]);
  const resolve = (id: string, above: readonly string[]): Look => {
    const style = byId.get(id);
    if (style === undefined || above.includes(id)) {
      return {};
    }
    const parent = child(style, 'w:basedOn')?.attribs['w:val'];
    const inherited = parent === undefined ? {} : resolve(parent, [...above, id]);
    return {
      ...inherited,
      ...headingOf(style),
      ...paragraphLook(child(style, 'w:pPr')),
      ...letterLook(child(style, 'w:rPr')),
    };
  };
  for (const id of byId.keys()) {
    known.set(id, resolve(id, []));
  }
  const normal = all.find(
    (style) => style.attribs['w:default'] === '1' && style.attribs['w:type'] === 'paragraph',
  );
  const normalLook = known.get(normal?.attribs['w:styleId'] ?? '-') ?? {};
  known.set('', { ...known.get(''), ...normalLook });
  return known;
}

function headingOf(style: Element): Look {
  const name = child(style, 'w:name')?.attribs['w:val'] ?? '';
  const level = /^heading (\d)$/i.exec(name)?.[1];
  return level === undefined ? {} : { heading: Number(level) };
}

export function letterLook(properties: Element | undefined): Look {
  const bold = child(properties, 'w:b');
  const hidden = child(properties, 'w:vanish');
  const fonts = child(properties, 'w:rFonts')?.attribs;
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'];
  return {
    ...(bold === undefined ? {} : { bold: isOn(bold) }),
    ...(hidden === undefined ? {} : { hidden: isOn(hidden) }),
    ...(font === undefined ? {} : { font }),
  };
}

export function paragraphLook(properties: Element | undefined): Look {
  const side = child(properties, 'w:jc')?.attribs['w:val'];
  const outline = Number(child(properties, 'w:outlineLvl')?.attribs['w:val'] ?? '9');
  const numbering = child(properties, 'w:numPr');
  const level = child(numbering, 'w:ilvl')?.attribs['w:val'];
  const id = child(numbering, 'w:numId')?.attribs['w:val'];
  return {
    ...(side === undefined
      ? {}
      : { centred: side === 'center', right: side === 'right' || side === 'end' }),
    ...(outline < 9 ? { heading: outline + 1 } : {}),
    ...(numbering === undefined
      ? {}
      : {
          numbering: {
            ...(id === undefined ? {} : { id }),
            ...(level === undefined ? {} : { level: Number(level) }),
          },
        }),
  };
}

function isOn(element: Element): boolean {
  return !['0', 'false', 'off', 'none'].includes(element.attribs['w:val'] ?? '1');
}
