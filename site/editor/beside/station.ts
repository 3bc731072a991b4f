// What is asked of the station beside a text.
import type { Beside } from '../../../content/schema/beside.ts';

export interface Decision {
  readonly written: string;
  readonly spoken?: string;
  readonly scope?: 'document' | 'always';
  readonly undo?: true;
}

/** What was asked for, or why there is none, Vietnamese. */
export type Asked<T> = { readonly got: T } | { readonly failed: string };

export interface BesideStation {
  beside(): Promise<Asked<Beside>>;
  page(): Promise<Asked<string>>;
  decide(decision: Decision): Promise<Asked<true>>;
  readonly soundOf: (sentence: string) => string;
}

const away = 'Không nối được với máy của đài. Trang tự thử lại.';

/** `address`: the text's own, with a slash at its end. */
export function besideStation(address: string, token: () => string): BesideStation {
  const ask = async <T>(
    path: string,
    read: (answer: Response) => Promise<T>,
    init: RequestInit = {},
  ): Promise<Asked<T>> => {
    try {
      const answer = await fetch(address + path, { credentials: 'same-origin', ...init });
      return answer.ok && !answer.redirected
        ? { got: await read(answer) }
        : { failed: await whyOf(answer) };
    } catch {
      return { failed: away };
    }
  };
  return {
    // The station's own JSON: content/schema/beside.ts.
    beside: () => ask('canh', async (answer) => (await answer.json()) as Beside),
    page: () => ask('xem', (answer) => answer.text()),
    decide: (decision) =>
      ask('doc-la', () => Promise.resolve(true as const), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-loa-token': token() },
        body: JSON.stringify(decision),
      }),
    soundOf: (sentence) => `${address}nghe?cau=${encodeURIComponent(sentence)}`,
  };
}

async function whyOf(answer: Response): Promise<string> {
  if (answer.redirected || answer.status === 401) return 'Phiên đăng nhập đã hết: đăng nhập lại.';
  const said: unknown = await answer.json().catch(() => undefined);
  const refused =
    typeof said === 'object' && said !== null && 'refused' in said ? said.refused : '';
  return typeof refused === 'string' && refused !== ''
    ? refused
    : `Máy của đài chưa trả lời được (${answer.status}).`;
}
