import type { PreparedEmergency } from '../../../content/schema/emergencies.ts';
import type { EmergencyOrder, ReadyJob } from './maker-messages.ts';

/** `Khẩn: Nước sông đang lên.` */
export function titleOf(text: string): string {
  return `Khẩn: ${text.split('\n', 1)[0]?.slice(0, 80) ?? ''}`;
}

/** What can be done for prepared texts before anybody asks for one. */
interface ReadyWork {
  /** Texts without blanks, as they will be asked for. */
  readonly whole: readonly EmergencyOrder[];
  /** Of the others the sentences that have no blank: only the rest is still to be spoken. */
  readonly sentences: readonly string[];
}

export function jobsOf({ whole, sentences }: ReadyWork): readonly ReadyJob[] {
  return [...whole.map((order) => ({ order })), ...sentences.map((text) => ({ sentences: text }))];
}

export function readyWork(texts: readonly PreparedEmergency[], today: string): ReadyWork {
  const whole = texts.filter(({ text }) => !text.includes('{'));
  return {
    whole: whole.map(({ text }) => ({ title: titleOf(text), text, readings: [], today })),
    sentences: texts
      .filter((one) => !whole.includes(one))
      .map(({ text }) => withoutBlanks(text))
      .filter((text) => /\p{L}/u.test(text)),
  };
}

function withoutBlanks(text: string): string {
  const sentences = text.match(/[^.!?\n]+[.!?]*\s*/g) ?? [];
  return sentences
    .filter((sentence) => !/[{}]/.test(sentence))
    .join('')
    .trim();
}
