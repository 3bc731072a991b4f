// A file as an alert, held against the standard's table of fields. What is read here is data of a stranger.
import type { z } from 'zod';
import { capAlertShape, type CapAlert, type CapReference } from './cap-alert.ts';
import { CapRefusal } from './cap-refusal.ts';
import { childrenNamed, readXml, wordsOf, type XmlElement } from './cap-xml.ts';

export const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2';

/** Throws CapRefusal. */
export function readCap(bytes: Uint8Array): CapAlert {
  const root = readXml(bytes);
  if (root.name !== 'alert' || root.space !== capNamespace) throw new CapRefusal('not-cap');
  const one = (name: string): string | undefined => wordsOf(root, name);
  const read = capAlertShape.safeParse({
    ...{ sender: one('sender'), identifier: one('identifier'), sent: one('sent') },
    ...{ status: one('status'), msgType: one('msgType'), scope: one('scope'), note: one('note') },
    references: referencesIn(one('references') ?? ''),
    infos: childrenNamed(root, 'info').map(infoOf),
  });
  if (read.success) return read.data;
  throw new CapRefusal('field', nameOf(read.error));
}

/** `sender,identifier,sent` with spaces between them. */
function referencesIn(text: string): readonly Partial<CapReference>[] {
  return text
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [sender, identifier, sent] = part.split(',');
      return {
        ...(sender !== undefined && { sender }),
        ...(identifier !== undefined && { identifier }),
        ...(sent !== undefined && { sent }),
      };
    });
}

function infoOf(info: XmlElement) {
  const one = (name: string): string | undefined => wordsOf(info, name);
  const all = (name: string): readonly string[] =>
    childrenNamed(info, name).map(({ text }) => text.trim());
  return {
    // So says the standard where it is left out.
    language: one('language') ?? 'en-US',
    ...{ categories: all('category'), responseTypes: all('responseType'), event: one('event') },
    ...{ urgency: one('urgency'), severity: one('severity'), certainty: one('certainty') },
    ...{ effective: one('effective'), onset: one('onset'), expires: one('expires') },
    ...{ senderName: one('senderName'), headline: one('headline') },
    ...{ description: one('description'), instruction: one('instruction') },
    ...{ web: one('web'), contact: one('contact') },
    areas: childrenNamed(info, 'area').map((area) => ({
      areaDesc: wordsOf(area, 'areaDesc'),
      geocodes: childrenNamed(area, 'geocode').map((code) => ({
        ...{ name: wordsOf(code, 'valueName') ?? '', value: wordsOf(code, 'value') ?? '' },
      })),
      shapes: childrenNamed(area, 'polygon').length + childrenNamed(area, 'circle').length,
    })),
  };
}

/** `alert/info 1/urgency`. */
function nameOf({ issues }: z.ZodError): string {
  const path = issues[0]?.path ?? [];
  const said = path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step)));
  return ['alert', ...said].join('/');
}
