import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { WritingDesk } from '../../../../scheduler/console/writing/desk.ts';
import { seedClips } from '../../../setup/built.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { serveConsole } from '../../../setup/serve-console.ts';
import { writingFolders } from '../../../setup/writing.ts';

/** A console with two people who write, each at an address of his own. */
export interface WritingRoom {
  readonly desk: WritingDesk;
  /** `who`: 0 or 1. */
  open(id: string, who?: 0 | 1, options?: BrowserContextOptions): Promise<Page>;
  /** What scripts and the page's policy complained about on any page. */
  readonly wrong: readonly string[];
  readonly dataDir: string;
  signOut(who: 0 | 1): void;
  signIn(who: 0 | 1): void;
  close(): Promise<void>;
}

export async function openWritingRoom(browser: Browser): Promise<WritingRoom> {
  const { contentDir, dataDir } = writingFolders();
  await seedClips(dataDir);
  const room = consoleInTest(dataDir, contentDir);
  const cookies = [room.signIn('editor'), room.signIn('editor')];
  const served = await Promise.all(
    [0, 1].map((who) => serveConsole(room.parts, () => cookies[who] ?? '')),
  );
  const wrong: string[] = [];
  return {
    ...{ desk: room.parts.writing(), wrong, dataDir },
    async open(id, who = 0, options = {}) {
      const context = await browser.newContext({
        ...{ viewport: { width: 1280, height: 900 }, ...options },
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('console', (said) => {
        if (
          said.type() === 'error' &&
          !/Failed to load resource|net::ERR|EventSource's response/.test(said.text())
        )
          wrong.push(said.text());
      });
      await page.goto(`${served[who]?.url ?? ''}/dai/bai/${id}/`);
      await page.locator('[data-editor="ready"]').waitFor();
      return page;
    },
    signOut(who) {
      room.signOut(cookies[who] ?? '');
    },
    signIn(who) {
      cookies[who] = room.signIn('editor');
    },
    async close() {
      for (const one of served) one.close();
      await browser.close();
    },
  };
}

/** Until all of it is with the station. */
export async function saved(page: Page): Promise<void> {
  await page.locator('[data-saved="yes"]').waitFor();
}

/** As somebody who presses Ctrl+V. */
export async function paste(page: Page, html: string, plain = html): Promise<void> {
  await page.locator('.text').evaluate(
    (text, copied) => {
      const clipboardData = new DataTransfer();
      if (copied.html !== '') clipboardData.setData('text/html', copied.html);
      clipboardData.setData('text/plain', copied.plain);
      text.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    { html, plain },
  );
}

/** The caret at the end of the paragraph that has these words. */
export async function caretAfter(page: Page, words: string): Promise<void> {
  await page.locator('.text p', { hasText: words }).first().click();
  await page.keyboard.press('End');
}
