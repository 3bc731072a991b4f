// The editor of one text, woken on its page (scheduler/console/writing/editor/editor-page.ts).
import { getVersion, sendableSteps } from 'prosemirror-collab';
import type { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { besidePlugin, createBeside } from './beside/index.ts';
import { watchComposing, type Composing } from './composing.ts';
import { wakeFront } from './front.ts';
import { keepSteps, type Kept } from './kept-steps.ts';
import { dashes, keys, plainKeys } from './keys.ts';
import { toNfc } from './nfc.ts';
import { noticesIn, type Notices } from './notices.ts';
import { openState } from './open-state.ts';
import { readPageData, type PageData } from './page-data.ts';
import { part } from './part.ts';
import { takesPasted } from './pasting.ts';
import { people, showPeople } from './people.ts';
import { showStanding } from './standing.ts';
import { stationAt } from './station.ts';
import { stepIds } from './step-ids.ts';
import { followDraft } from './stream.ts';
import { createSync, type Sync } from './sync.ts';
import { followKeyboard, wakeTabs } from './tabs.ts';
import { openText } from './text-view.ts';
import { createToolbar } from './toolbar/toolbar.ts';
import { draftEvents } from './draft-events.ts';
import { tellCaret } from './tell-caret.ts';

/** Of one page that is open: those of another day are others. */
const freshClient = (): string => Math.random().toString(36).slice(2, 12);

/** Unsent steps of pages that are closed; the client of the first of this draft becomes ours, for a request of its may be on its way still. */
async function takeOver({ file, draft }: PageData) {
  const own = freshClient();
  const keeper = keepSteps(file, own);
  const left = await keeper.left();
  const first = left.find((kept) => kept.draft === draft);
  return first
    ? { keeper: keepSteps(file, first.client), client: first.client, left }
    : { keeper, client: own, left };
}

function pluginsOf(root: HTMLElement, { takenIds }: PageData, caret: Plugin): readonly Plugin[] {
  const toolbar = createToolbar(part(root, 'toolbar'));
  const byKeys = keys({
    toToolbar: toolbar.focus,
    leave: () => {
      part(root, 'after').focus();
    },
  });
  return [
    ...[byKeys, dashes, plainKeys, toNfc, stepIds(takenIds)],
    ...[people, toolbar.plugin, caret, besidePlugin()],
  ];
}

async function open(root: HTMLElement, data: PageData): Promise<void> {
  const { keeper, client, left } = await takeOver(data);
  const notices = noticesIn(part(root, 'notices'));
  const address = location.pathname;
  const station = stationAt(address, data.draft);
  const plugins = pluginsOf(root, data, tellCaret(station, client));
  const { state, lost } = openState(data, client, left, plugins);
  let isOpen = data.may.write;
  let sync: Sync | undefined = undefined;
  let showFront = (): void => undefined;
  const view = openText(part(root, 'text'), {
    ...{ state, id: data.id, mayWrite: () => isOpen, pasted: takesPasted(notices) },
    changed(isOwn) {
      if (isOwn) sync?.changed();
      root.dataset['touched'] = 'yes';
      root.dataset['version'] = String(getVersion(view.state));
      showFront();
    },
  });
  const close = (): void => {
    isOpen = false;
    view.setProps({});
    sync?.end();
  };
  const composing = watchComposing(view);
  const standing = showStanding(root, part(root, 'standing'), part(root, 'aloud'));
  sync = createSync({
    ...{ view, composing, station, keeper, data, client, standing },
    gone: () => {
      close();
      tellGone(notices, view);
    },
    lost: (words) => {
      notices.keepWords(
        'Chỗ này người khác vừa bỏ đi, nên chữ sau đây không còn nằm trong bài:',
        words,
      );
    },
  });
  settleLeft(left, client, keeper.forget, notices, lost);
  showFront = wakeFront(root, view);
  showFront();
  follow({ root, view, sync, composing, data, notices, client, close, address });
  wakeTabs(root);
  const token = (): string => document.body.dataset['token'] ?? '';
  createBeside({ view, root: part(root, 'beside'), address, token });
  followKeyboard(root);
  if (data.may.write && root.dataset['touched'] === 'no' && !sendableSteps(view.state))
    standing.untouched();
  else if (data.may.write) {
    sync.changed();
    sync.tryNow();
  }
  root.dataset['version'] = String(getVersion(view.state));
  root.dataset['editor'] = 'ready';
}

/** What of them is in the text now is kept under our name; what is not, is shown until somebody has it. */
function settleLeft(
  left: readonly Kept[],
  client: string,
  forget: (client: string) => void,
  notices: Notices,
  lost: readonly string[],
): void {
  const done = (): void => {
    for (const kept of left) if (kept.client !== client) forget(kept.client);
  };
  if (lost.length === 0) done();
  for (const words of lost)
    notices.keepWords(
      'Chữ viết lần trước chưa gửi được, bài đã khác đi nên không tự thêm vào được:',
      words,
      done,
    );
}

function tellGone(notices: Notices, { state }: EditorView): void {
  notices.say('gone', 'Bản nháp này không còn nữa: đã phát hành hoặc đã bỏ.', {
    ...{ href: location.pathname, words: 'Mở bài như đang có' },
  });
  notices.keepWords(
    'Chữ của trang này, nếu còn cần:',
    state.doc.textBetween(0, state.doc.content.size, '\n'),
  );
}

interface Following {
  readonly root: HTMLElement;
  readonly view: EditorView;
  readonly sync: Sync;
  readonly composing: Composing;
  readonly data: PageData;
  readonly notices: Notices;
  readonly client: string;
  readonly close: () => void;
  readonly address: string;
}

function follow({
  root,
  view,
  sync,
  composing,
  notices,
  client,
  close,
  address,
  data,
}: Following): void {
  const tellPeople = draftEvents(root, notices, close, data);
  const end = followDraft(address, client, () => getVersion(view.state), {
    steps: sync.take,
    people(told) {
      const others = told.filter((one) => one.client !== client);
      composing.whenIdle(() => {
        showPeople(view, others);
      });
      tellPeople.people(others);
    },
    happened: tellPeople.happened,
    open: sync.tryNow,
  });
  window.addEventListener('online', sync.tryNow);
  document.addEventListener('visibilitychange', sync.tryNow);
  window.addEventListener('pagehide', () => {
    sync.keepNow();
    end();
  });
  // What it had is another page's by now.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

const root = document.querySelector<HTMLElement>('[data-editor]');
const data = readPageData(document);
if (root && data)
  open(root, data).catch((error: unknown) => {
    root.dataset['editor'] = 'failed';
    console.error(error);
    part(root, 'standing').textContent =
      'Trình soạn chưa mở được, nên chưa gõ được vào bài. Bài không mất gì.';
    root.querySelector<HTMLElement>('[data-open-again]')?.removeAttribute('hidden');
  });
