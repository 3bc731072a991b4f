// What the officer does with a listening test. Nothing of it is an act of the station: it touches no schedule and no sound that airs.
import { noSession } from '../accounts/cookies.ts';
import { plainConsolePage } from '../gate/refusal.ts';
import type { Asker, Fields, Form, Read } from '../form.ts';
import { sessionOf } from '../accounts/who-looks.ts';
import type { ListeningTest } from './book.ts';
import { readPapers } from './core/papers.ts';
import { tapeSteps } from './core/plan.ts';
import { listenPath, listPath, testPath } from './names.ts';
import { testPage } from './pages/test-page.ts';
import { testView } from './views.ts';

const gone = { errors: { '': 'Lần nghe thử này không còn nữa.' } };

export const listeningForms: Readonly<Record<string, Form>> = {
  listening: onTest(({ id }, _, { looking }) => ({
    own() {
      looking.parts.listening.make(id, true);
      return { to: testPath(id) };
    },
  })),
  'listening-open': onTest(({ id }, { text }, { looking }) => ({
    own() {
      const isOpen = text('open') !== '';
      looking.parts.listening.book().setOpen(id, isOpen);
      return { to: `${testPath(id)}?xong=${isOpen ? 'mo' : 'dong'}` };
    },
  })),
  'listening-remove': onTest(({ id, title }, _, { looking }) => ({
    facts: { test: id, title },
    own() {
      looking.parts.listening.remove(id);
      return { to: `${listPath}?xong=xoa` };
    },
  })),
  'listening-leave-out': onTest(({ id }, { text }, { looking }) => ({
    facts: { test: id, listener: text('number'), out: text('out') !== '' },
    own() {
      const book = looking.parts.listening.book();
      book.leaveOut(id, Number(text('number')), text('out') !== '');
      return { to: testPath(id) };
    },
  })),
  'listening-papers': {
    ...onTest((test, fields, { looking }) => readTyped(test, fields, looking)),
    again(seen, looking, { values, errors }) {
      const { test: id = '', papers: text = '' } = values;
      const view = testView({ ...looking, param: () => id });
      const error = Object.values(errors).join(' ');
      return view
        ? testPage(seen, view, { text, error })
        : plainConsolePage('Chưa làm được', error);
    },
  },
  'listening-hand-over': {
    needs: 'own-account',
    read: ({ text }, { seen, looking }) => {
      const { accounts, audit, listening } = looking.parts;
      const test = listening.book().byCode(text('to'));
      if (!test) return gone;
      return {
        own() {
          accounts.sessions.end(seen.person.account, sessionOf(looking));
          const { account, name: by } = seen.person;
          audit.write('signed-out', { account, by, address: looking.from.address });
          return { to: listenPath(test.code), cookies: [noSession] };
        },
      };
    },
  },
};

function onTest(read: (test: ListeningTest, fields: Fields, asker: Asker) => Read): Form {
  return {
    needs: 'listening',
    read(fields, asker) {
      const test = asker.looking.parts.listening.book().test(fields.text('test'));
      return test ? read(test, fields, asker) : gone;
    },
  };
}

function readTyped(test: ListeningTest, { text }: Fields, { parts }: Asker['looking']): Read {
  if (!test.isOpen)
    return { errors: { papers: 'Lần nghe thử này đã đóng. Mở lại rồi ghi phiếu.' } };
  const { papers, errors } = readPapers(text('papers'), tapeSteps(test).length);
  if (errors.length > 0) return { errors: { papers: errors.join(' ') } };
  if (papers.length === 0) return { errors: { papers: 'Chưa gõ phiếu nào.' } };
  return {
    own() {
      const book = parts.listening.book();
      const facts = { by: 'paper', age: '', place: 'trước loa thật', beganAt: Date.now() } as const;
      for (const answers of papers) book.addListener(test.id, facts, answers);
      return { to: `${testPath(test.id)}?xong=phieu` };
    },
  };
}
