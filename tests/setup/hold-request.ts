import type { Page } from 'playwright-core';

/** Keeps back what a page asks for, as a slow line does. Returns what lets it come. */
export async function holdRequest(page: Page, address: string | RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(address, async (route) => {
    await promise;
    await route.continue();
  });
  return () => {
    resolve(undefined);
  };
}
