import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Options = Parameters<AxeBuilder['options']>[0];

/**
 * axe for a page of ours, at half its price: our pages have no frames, so its legacy mode is spared the second page in
 * which it collects theirs; and what holds is not listed.
 */
export function axeOn(page: Page, options: Options = {}): AxeBuilder {
  return new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], ...options });
}
