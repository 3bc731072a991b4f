import type { Page } from 'playwright-core';

/** What the results page showed for one query. */
export interface Shown {
  /** Paths in order of rank, each page once. */
  readonly paths: readonly string[];
  /** From the key to the final list, drawn. */
  readonly answerMs: number;
}

/** Types each query into `/tim-kiem/`, which is open already, and reads the list once it is final. */
export async function askResultsPage(page: Page, queries: readonly string[]): Promise<Shown[]> {
  return page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('#tim');
    const list = document.querySelector('[data-search-results]');
    if (!input || !list) throw new Error('not the results page');
    const shown = [];
    for (const query of typed) {
      const startedMs = performance.now();
      input.value = query;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      while (list.getAttribute('aria-busy') !== 'false') {
        await new Promise((resolve) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = resolve;
          channel.port2.postMessage(0);
        });
      }
      const answerMs = performance.now() - startedMs;
      const paths = Array.from(list.querySelectorAll('a'), ({ pathname }) => pathname);
      shown.push({ paths: [...new Set(paths)], answerMs });
    }
    return shown;
  }, queries);
}
