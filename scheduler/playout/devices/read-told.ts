import { fillTemplate, type TemplateFacts } from '../../../content/schema/device-template.ts';
import { pointedAt } from '../../../content/schema/json-pointer.ts';
import type { ToldRules } from '../../../content/schema/speakers.ts';
import type { DeviceStatus } from './device.ts';

/** A word of a device is shown to people no longer than this. */
const mostShown = 60;

/** What a device's text says by its model's rules; undefined where it isn't what the rules expect. */
export function readTold(
  text: string,
  rules: ToldRules,
  facts: TemplateFacts,
): DeviceStatus | undefined {
  const value = rules.at === undefined ? undefined : parsed(text);
  const word = rules.at === undefined ? text.trim() : wordAt(value, rules.at);
  if (word === undefined) return undefined;
  const position = numberAt(value ?? parsed(text), rules.positionAt);
  const volume = numberAt(value ?? parsed(text), rules.volumeAt);
  const plays =
    rules.playsAt === undefined ? undefined : (wordAt(value ?? parsed(text), rules.playsAt) ?? '');
  return {
    state: stateOf(word, rules),
    said: shown(word),
    ...(position !== undefined && {
      positionMs: position * (rules.positionUnit === 's' ? 1000 : 1),
    }),
    ...(volume !== undefined && { volume }),
    ...(plays !== undefined &&
      rules.plays !== undefined && { isOurs: plays === fillTemplate(rules.plays, 'text', facts) }),
  };
}

/** A device's text where a pointer points, as text; undefined where nothing is there. */
export function wordIn(text: string, pointer: string | undefined): string | undefined {
  return pointer === undefined ? text.trim() : wordAt(parsed(text), pointer);
}

/** For a message: one line, not long, without what no terminal should see. */
export function shown(text: string): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}

function stateOf(word: string, { playing, idle, failed = [] }: ToldRules): DeviceStatus['state'] {
  if (playing.includes(word)) return 'playing';
  if (idle.includes(word)) return 'idle';
  return failed.includes(word) ? 'failed' : 'other';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function wordAt(value: unknown, pointer: string): string | undefined {
  const found = pointedAt(value, pointer);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
    ? String(found)
    : undefined;
}

function numberAt(value: unknown, pointer: string | undefined): number | undefined {
  const word = pointer === undefined ? undefined : wordAt(value, pointer);
  const number = word === undefined || word.trim() === '' ? Number.NaN : Number(word);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}
