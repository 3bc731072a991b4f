// Two ways in which a person works: keys alone, and one thumb.
import type { Locator, Page } from 'playwright-core';

export interface Hand {
  /** Presses a button, follows a link, ticks a choice. */
  press(what: Locator): Promise<void>;
  /** Fills in a field; no press is counted for it. */
  type(where: Locator, words: string): Promise<void>;
  /** Presses since the hand began to count. */
  presses(): number;
  /** Of a keyboard every key, the way to a button included; of a thumb as `presses`. */
  keys(): number;
  /** Begins to count. */
  count(): void;
}

export type HandName = keyof typeof hands;

export const hands = { keyboard, touch } as const;

/** A way that is longer leads nowhere. */
const mostSteps = 300;

function keyboard(page: Page): Hand {
  let presses = 0;
  let keys = 0;
  const reach = async (what: Locator): Promise<void> => {
    await what.waitFor();
    for (let step = 0; step < mostSteps; step++) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
      keys += 1;
    }
    throw new Error(`Tab never comes to ${String(what)}`);
  };
  return {
    async press(what) {
      await reach(what);
      const isChoice = await what.evaluate((element) =>
        element.matches('[type=radio],[type=checkbox]'),
      );
      presses += 1;
      keys += 1;
      await page.keyboard.press(isChoice ? 'Space' : 'Enter');
    },
    async type(where, words) {
      await reach(where);
      await page.keyboard.insertText(words);
    },
    presses: () => presses,
    keys: () => keys,
    count() {
      presses = 0;
      keys = 0;
    },
  };
}

function touch(): Hand {
  let presses = 0;
  return {
    async press(what) {
      presses += 1;
      await what.tap();
    },
    async type(where, words) {
      await where.fill(words);
    },
    presses: () => presses,
    keys: () => presses,
    count() {
      presses = 0;
    },
  };
}
