// Buttons of a form's lists, without script: what was sent, with a part more, a part less, or two of them exchanged.
import type { SentFields } from './sent-fields.ts';

/** What is asked of a part: `up:f.touches.3`. */
const asked = /^(add|remove|up|down|way):(f(?:\.[\p{L}\p{N}_-]+)+)$/u;

export interface PartMove {
  readonly what: 'add' | 'remove' | 'up' | 'down' | 'way';
  /** Of the part; where one is added, of the list. */
  readonly name: string;
}

export function partMove(button: string): PartMove | undefined {
  const [, what, name] = asked.exec(button) ?? [];
  // The pattern has these words alone.
  return name === undefined ? undefined : { what: what as PartMove['what'], name };
}

export function moved(sent: SentFields, { what, name }: PartMove): SentFields {
  if (what === 'way') return sent;
  if (what === 'add') return { ...sent, [`${name}.n`]: String(countOf(sent, name) + 1) };
  const list = name.slice(0, name.lastIndexOf('.'));
  const at = Number(name.slice(list.length + 1));
  const count = countOf(sent, list);
  if (!Number.isInteger(at) || at < 0 || at >= count) return sent;
  if (what === 'remove') {
    const places = Array.from({ length: count }, (_, place) =>
      place === at ? undefined : place < at ? place : place - 1,
    );
    return { ...placed(sent, list, places), [`${list}.n`]: String(count - 1) };
  }
  const other = what === 'up' ? at - 1 : at + 1;
  if (other < 0 || other >= count) return sent;
  const places = Array.from({ length: count }, (_, place) =>
    place === at ? other : place === other ? at : place,
  );
  return placed(sent, list, places);
}

/** Where each part goes; undefined: nowhere. */
function placed(
  sent: SentFields,
  list: string,
  places: readonly (number | undefined)[],
): SentFields {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => {
      const [, at, rest = ''] = name.startsWith(`${list}.`)
        ? (/^(\d+)((?:\..*)?)$/s.exec(name.slice(list.length + 1)) ?? [])
        : [];
      if (at === undefined) return [[name, value]];
      const place = places[Number(at)];
      return place === undefined ? [] : [[`${list}.${place}${rest}`, value]];
    }),
  );
}

function countOf(sent: SentFields, list: string): number {
  return Math.max(0, Number(sent[`${list}.n`]) || 0);
}
