// An emergency of ours as a CAP 1.2 document. The order of the elements is that of the standard's schema.
import type { CapAlert, CapArea, CapInfo, CapReference } from './cap-alert.ts';
import { capNamespace } from './read-cap.ts';
import { capTimeOf, escapeXml } from './xml-text.ts';

type Tag = string | readonly Tag[];

/** The document, UTF-8. */
export function writeCap(alert: CapAlert): string {
  const { identifier, sender, sent, status, msgType, scope, note, references, infos } = alert;
  const lines: readonly Tag[] = [
    ...[tag('identifier', identifier), tag('sender', sender), tag('sent', sent)],
    ...[tag('status', status), tag('msgType', msgType), tag('scope', scope)],
    ...[tag('note', note), tag('references', references.map(sayReference).join(' '))],
    ...infos.map(infoLines),
  ];
  const all = lines.flat(9).filter((line) => line !== '');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="${capNamespace}">\n${all.join('\n')}\n</alert>\n`;
}

function sayReference({ sender, identifier, sent }: CapReference): string {
  return `${sender},${identifier},${sent}`;
}

function infoLines(info: CapInfo): readonly Tag[] {
  return [
    '<info>',
    tag('language', info.language),
    ...info.categories.map((category) => tag('category', category)),
    tag('event', info.event),
    ...info.responseTypes.map((type) => tag('responseType', type)),
    ...[tag('urgency', info.urgency), tag('severity', info.severity)],
    ...[tag('certainty', info.certainty), tag('effective', info.effective)],
    ...[tag('onset', info.onset), tag('expires', info.expires)],
    ...[tag('senderName', info.senderName), tag('headline', info.headline)],
    ...[tag('description', info.description), tag('instruction', info.instruction)],
    ...[tag('web', info.web), tag('contact', info.contact)],
    ...info.areas.map(areaLines),
    '</info>',
  ];
}

function areaLines({ areaDesc, geocodes }: CapArea): readonly Tag[] {
  return [
    '<area>',
    tag('areaDesc', areaDesc),
    ...geocodes.map(
      ({ name, value }) => `<geocode>${tag('valueName', name)}${tag('value', value)}</geocode>`,
    ),
    '</area>',
  ];
}

/** '' for what is not said: an empty element says something else. */
function tag(name: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`;
}

/** One emergency, as its document is made of it. */
export interface CapSource {
  readonly id: string;
  readonly centre: string;
  readonly title: string;
  readonly text: string;
  readonly urgency: CapInfo['urgency'];
  readonly severity: CapInfo['severity'];
  readonly certainty: CapInfo['certainty'];
  readonly category: CapInfo['categories'][number];
  /** Each place or group in words. */
  readonly areas: readonly CapArea[];
  readonly madeAt: number;
  readonly expiresAt: number;
  /** Those that it takes the place of. */
  readonly replaces: readonly Pick<CapSource, 'id' | 'madeAt'>[];
}

/** The same in every document of one centre: an identifier is unique beside it. */
function referenceTo(
  centre: string,
  { id, madeAt }: Pick<CapSource, 'id' | 'madeAt'>,
): CapReference {
  return { sender: `loa-phuong:${centre}`, identifier: id, sent: capTimeOf(madeAt) };
}

/** What was sent down as an alert, an update where it takes the place of another. */
export function alertOf(source: CapSource, web: string | undefined): CapAlert {
  const { centre, replaces, title, text, urgency, severity, certainty, category } = source;
  return {
    ...referenceTo(centre, source),
    ...{ status: 'Actual', msgType: replaces.length > 0 ? 'Update' : 'Alert', scope: 'Public' },
    references: replaces.map((one) => referenceTo(centre, one)),
    infos: [
      {
        ...{ language: 'vi-VN', categories: [category], event: title, responseTypes: [] },
        ...{ urgency, severity, certainty, effective: capTimeOf(source.madeAt) },
        ...{ expires: capTimeOf(source.expiresAt), senderName: 'Trung tâm truyền thanh' },
        ...{ headline: title, description: text, areas: [...source.areas] },
        ...(web !== undefined && { web }),
      },
    ],
  };
}

/** That it is ended: a document of its own, under the name of the order that ended it. */
export function cancelOf(
  source: CapSource,
  { id, at, why }: { readonly id: string; readonly at: number; readonly why: string },
): CapAlert {
  return {
    ...referenceTo(source.centre, { id, madeAt: at }),
    ...{ status: 'Actual', msgType: 'Cancel', scope: 'Public' },
    ...(why !== '' && { note: why }),
    references: [referenceTo(source.centre, source)],
    infos: [],
  };
}
