// What the page says to the station, and what comes back.
import { readPageData, type PageData, type TakenStep } from './page-data.ts';

export type Answer =
  | { readonly is: 'taken'; readonly version: number }
  /** Others were first. */
  | { readonly is: 'behind'; readonly steps: readonly TakenStep[] }
  /** What it says about it, in Vietnamese. */
  | { readonly is: 'refused'; readonly says: string }
  /** No way to the station, or it is just starting. */
  | { readonly is: 'away' }
  | { readonly is: 'signed-out' }
  /** There is no such draft any more: published, or dropped. */
  | { readonly is: 'gone' };

export interface Station {
  send(version: number, steps: readonly unknown[], client: string): Promise<Answer>;
  readonly tellWhere: (anchor: number, head: number, client: string) => void;
  /** The page anew: whoever signed in again elsewhere has a new token. */
  look(): Promise<PageData | 'away' | 'signed-out'>;
}

/** Real ms: the station has answered by then, or it is away. */
const answersWithinMs = 15_000;

/** `began`: which draft of this text, PageData.draft. */
export function stationAt(address: string, began: number): Station {
  // The page has it: what stands beside the text asks with the same.
  const token = (): string => document.body.dataset['token'] ?? '';
  const post = (name: string, body: unknown): Promise<Response> =>
    fetch(address + name, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-loa-token': token() },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(answersWithinMs),
    });
  return {
    async send(version, steps, client) {
      try {
        return await answerOf(await post('sua', { version, steps, client, began }));
      } catch {
        return { is: 'away' };
      }
    },
    tellWhere(anchor, head, client) {
      // Nobody misses it.
      post('dang-o', { anchor, head, client }).catch(() => undefined);
    },
    async look() {
      try {
        const page = await fetch(address, { redirect: 'manual' });
        if (page.type === 'opaqueredirect' || page.status === 401) return 'signed-out';
        if (!page.ok) return 'away';
        const parsed = new DOMParser().parseFromString(await page.text(), 'text/html');
        document.body.dataset['token'] = parsed.body.dataset['token'] ?? token();
        return readPageData(parsed) ?? 'away';
      } catch {
        return 'away';
      }
    },
  };
}

async function answerOf(response: Response): Promise<Answer> {
  if (response.type === 'opaqueredirect' || response.status === 401) return { is: 'signed-out' };
  if (response.status >= 500 || response.status === 429) return { is: 'away' };
  if (response.status === 404 || response.status === 410) return { is: 'gone' };
  // The gate refuses a token of another session: whoever is signed in has to fetch his own.
  if (response.status === 403) return { is: 'signed-out' };
  // The station's own, in this shape (POST sua).
  const said = (await response.json()) as {
    readonly version?: number;
    readonly steps?: readonly TakenStep[];
    readonly refused?: string;
  };
  if (response.ok && said.version !== undefined) return { is: 'taken', version: said.version };
  if (response.status === 409 && said.steps) return { is: 'behind', steps: said.steps };
  return { is: 'refused', says: said.refused ?? 'Máy chủ không nhận thay đổi này.' };
}
