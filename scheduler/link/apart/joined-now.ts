// That this station belongs to a centre, as its pages show it: read without the validator and the keys that talking needs
// (membership.ts proves it).
import { readFileSync } from 'node:fs';
import { membershipFileOf } from '../membership-file.ts';
import { readContact, type Contact } from './last-contact.ts';

export interface JoinedNow {
  readonly url: string;
  readonly name: string;
  readonly station: string;
  /** Fingerprint of the centre's key. */
  readonly centre: string;
  readonly contact: Contact;
}

/** Undefined where it has joined none; `broken` where its paper can't be read. */
export function joinedNow(dataDir: string): JoinedNow | 'broken' | undefined {
  let text: string;
  try {
    text = readFileSync(membershipFileOf(dataDir), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const paper = fieldsOf(JSON.parse(text));
    const bytes = fieldsOf(paper['membership'])['bytes'];
    const signed = fieldsOf(JSON.parse(Buffer.from(String(bytes), 'base64url').toString()));
    const [url, name, station] = [paper['url'], signed['name'], signed['station']];
    const { centre } = signed;
    const all = [url, name, station, centre];
    if (!all.every((one) => typeof one === 'string')) return 'broken';
    return {
      ...{ url: String(url), name: String(name), station: String(station) },
      ...{ centre: String(centre), contact: readContact(dataDir) },
    };
  } catch {
    return 'broken';
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
