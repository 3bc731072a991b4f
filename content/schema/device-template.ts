// Requests to loudspeakers of others, as templates: text with `{placeholders}`, each written the way its place wants it.

/** Words and numbers that stand for what is known when a loudspeaker is asked for something. */
export const textPlaceholders = [
  'audioUrl',
  'slot',
  'title',
  'key',
  'sha256',
  'device',
  'address',
  'startsAt',
  'startsAtUtc',
  'startsDate',
  'startsTime',
] as const;
export const numberPlaceholders = [
  'durationMs',
  'durationS',
  'volume',
  'startsAtUnix',
  'startsAtMs',
] as const;

type TextPlaceholder = (typeof textPlaceholders)[number];
type NumberPlaceholder = (typeof numberPlaceholders)[number];

/** What stands for each placeholder. */
export type TemplateFacts = Readonly<Record<TextPlaceholder, string>> &
  Readonly<Record<NumberPlaceholder, number>>;

/** Where a template stands: each place escapes in its own way. */
export type TemplatePlace = 'url' | 'header' | 'json' | 'xml' | 'form' | 'text' | 'topic';

/** What is wrong with a template; `name`: the placeholder it is about. */
export interface TemplateMistake {
  readonly code:
    | 'unknown-placeholder'
    | 'text-outside-quotes'
    | 'not-json'
    | 'not-an-address'
    | 'secret-in-address'
    | 'placeholder-in-host'
    | 'wildcard'
    | 'more-than-a-line';
  readonly name?: string;
}

/** `{word}`: no JSON has it, for there a brace is followed by a quote, a space or a brace. */
const placeholder = /\{([A-Za-z][A-Za-z0-9]*)\}/g;
const authority = /^(https?:\/\/)([^/?#]*)(.*)$/s;

/** The template with its facts, escaped for its place: `fillTemplate('a={title}', 'form', …)` → `a=B%E1%BA%A3n%20tin`. */
export function fillTemplate(template: string, place: TemplatePlace, facts: TemplateFacts): string {
  const [, scheme, host = '', rest = ''] = (place === 'url' && authority.exec(template)) || [];
  if (scheme !== undefined)
    return `${scheme}${fill(host, (name) => String(factOf(facts, name)))}${fill(rest, (name) =>
      escapes.url(factOf(facts, name)),
    )}`;
  return fill(template, (name) => escapes[place](factOf(facts, name)));
}

/** What keeps it from ever being a right request; empty where nothing does. */
export function templateMistakes(
  template: string,
  place: TemplatePlace,
): readonly TemplateMistake[] {
  const unknown = [...template.matchAll(placeholder)].flatMap(([, name = '']) =>
    isKnown(name) ? [] : [{ code: 'unknown-placeholder', name } as const],
  );
  if (unknown.length > 0) return unknown;
  switch (place) {
    case 'json':
      return jsonMistakes(template);
    case 'url':
      return urlMistakes(template);
    case 'topic':
      // A wildcard would give the order to every loudspeaker, or hear what is none of ours.
      return /[+#\0]/.test(template) ? [{ code: 'wildcard' }] : [];
    case 'header':
      return /[\r\n]/.test(template) ? [{ code: 'more-than-a-line' }] : [];
    default:
      return [];
  }
}

function jsonMistakes(template: string): readonly TemplateMistake[] {
  for (const { name, quoted } of placesInJson(template))
    if (!quoted && !isNumber(name)) return [{ code: 'text-outside-quotes', name }];
  try {
    JSON.parse(fill(template, (name) => (isNumber(name) ? '1' : 'x')));
    return [];
  } catch {
    return [{ code: 'not-json' }];
  }
}

/** Each placeholder, and whether it stands between quotes. */
function placesInJson(template: string): readonly { name: string; quoted: boolean }[] {
  return [...template.matchAll(placeholder)].map((found) => {
    const before = template.slice(0, found.index).replaceAll(/\\./gs, '');
    return { name: found[1] ?? '', quoted: (before.split('"').length - 1) % 2 === 1 };
  });
}

function urlMistakes(template: string): readonly TemplateMistake[] {
  const [, , host = ''] = authority.exec(template) ?? [];
  if (host === '' || /\s/.test(template)) return [{ code: 'not-an-address' }];
  if (host.includes('@')) return [{ code: 'secret-in-address' }];
  const [, name] = [...host.matchAll(placeholder)].find(([, one]) => one !== 'address') ?? [];
  if (name !== undefined) return [{ code: 'placeholder-in-host', name }];
  const filled = template.replaceAll(placeholder, 'x');
  return URL.canParse(filled) ? [] : [{ code: 'not-an-address' }];
}

function fill(template: string, write: (name: string) => string): string {
  return template.replaceAll(placeholder, (whole, name: string) =>
    isKnown(name) ? write(name) : whole,
  );
}

function isNumber(name: string): name is NumberPlaceholder {
  return numberPlaceholders.some((one) => one === name);
}

function isKnown(name: string): name is TextPlaceholder | NumberPlaceholder {
  return isNumber(name) || textPlaceholders.some((one) => one === name);
}

function factOf(facts: TemplateFacts, name: string): string | number {
  return isKnown(name) ? facts[name] : '';
}

const escapes: Readonly<Record<TemplatePlace, (fact: string | number) => string>> = {
  url: (fact) => encodeURIComponent(fact),
  form: (fact) => encodeURIComponent(fact),
  json: (fact) => JSON.stringify(String(fact)).slice(1, -1),
  xml: (fact) =>
    String(fact)
      // What XML 1.0 cannot hold at all (section 2.2).
      .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
      .replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  text: String,
  /** Header values are ASCII, and never more than a line. */
  header: (fact) => String(fact).replaceAll(/[^\x20-\x7e]+/gu, (part) => encodeURIComponent(part)),
  topic: (fact) => String(fact).replaceAll(/[+#\0\s]/g, '-'),
};
