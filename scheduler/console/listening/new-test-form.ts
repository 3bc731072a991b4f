import { randomBytes, randomInt } from 'node:crypto';
import type { WritingForm } from '../form.ts';
import { testPath } from './names.ts';
import { newTestView, readNewTest } from './new-test-view.ts';
import { newTestPage } from './pages/new-test-page.ts';

/** No letter or figure that is taken for another when it is typed off a screen; 50 bits. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const codeLength = 10;

/** A new test: what it is made of is fixed here; the page that shows it begins its sound. */
export const newTest: WritingForm = {
  async read(fields, { seen, looking }) {
    const read = await readNewTest(looking, fields);
    if ('errors' in read) return read;
    const id = randomBytes(6).toString('hex');
    return {
      facts: { test: id, title: read.plan.title },
      own() {
        looking.parts.listening.book().add({
          ...{ ...read.plan, id, code: randomCode(), madeBy: seen.person.name },
          ...{ madeAt: looking.parts.clock.now(), isOpen: true, clips: undefined },
        });
        return { to: testPath(id) };
      },
    };
  },
  again: async (seen, looking, typed) =>
    newTestPage(seen, await newTestView(looking, seen.timeZone, typed)),
};

function randomCode(): string {
  return Array.from({ length: codeLength }, () => letters.charAt(randomInt(letters.length))).join(
    '',
  );
}
