// The prompter in the browser: record, hear, again, keep, the next one. Without it each sentence is sent up as a file.
import { actOfKey, focusOf, type RoomAct } from './keys.ts';
import { createLevelWords, fillOf, levelOf } from './level.ts';
import { NoMicrophone } from './microphone.ts';
import { playSamples } from './play-samples.ts';
import { createRecorder, type Sound } from './recorder.ts';
import { room } from './room-parts.ts';
import { sendTake } from './send-take.ts';
import { showSentence, watchPanel } from './show-sentence.ts';
import { toWav } from './to-wav.ts';
import { turnTo } from './turn-page.ts';
import { judgeTake } from '../../audio/studio/judge-take.ts';
import { trimTake } from '../../audio/studio/trim-take.ts';

/** Nobody reads one sentence so long, ms: somebody went away. */
const longestMs = 120_000;
const chosenKey = 'loa-micro';

let take: Sound | undefined;
let stopHearing: (() => void) | undefined;
let levelWords = createLevelWords();
let isLeaving = false;
let isTurning = false;
let recordedMs = 0;
/** Where the page's sentence is: "back" has left it already when it is told. */
let shownAt = location.href;

const recorder = createRecorder({
  tap: new URL('./tap-worklet.ts', import.meta.url).href,
  hear(samples, ms) {
    const level = levelOf(samples);
    room.part('level')?.style.setProperty('inline-size', `${Math.round(fillOf(level) * 100)}%`);
    if (room.state() !== 'recording') return;
    const word = levelWords.take(level, ms);
    room.say('level', word === undefined ? [] : [word]);
    recordedMs += ms;
    if (recordedMs > longestMs) stop();
  },
  lost() {
    if (room.state() === 'recording') stop();
    room.say('trouble', ['lost']);
  },
});

async function record(): Promise<void> {
  stopHearing?.();
  take = undefined;
  isLeaving = false;
  room.say('trouble', []);
  room.say('doubt', []);
  room.say('word', ['opening']);
  room.setState('opening');
  showSentence();
  try {
    const microphone =
      recorder.microphone() ?? (await recorder.open(localStorage.getItem(chosenKey) ?? undefined));
    showDevices(microphone);
    levelWords = createLevelWords();
    recordedMs = 0;
    recorder.begin();
    room.setState('recording');
    room.say('word', ['recording']);
  } catch (error) {
    room.setState('idle');
    room.say('word', []);
    room.say('trouble', [error instanceof NoMicrophone ? error.trouble : 'busy']);
  }
}

function stop(): void {
  const { samples, sampleRateHz } = recorder.end();
  const { codes } = judgeTake(samples, sampleRateHz);
  room.say('level', []);
  room.say('doubt', codes);
  if (codes.includes('empty')) {
    room.say('word', []);
    room.setState('idle');
    return;
  }
  take = { samples, sampleRateHz };
  room.setState('recorded');
  room.say('word', [codes.length === 0 ? 'recorded' : 'doubtful']);
}

/** What is heard is what will air: without the breath before it and the silence after it. */
function hear(): void {
  if (stopHearing) {
    stopHearing();
    return;
  }
  if (!take || room.state() !== 'recorded') return;
  const { samples, sampleRateHz } = take;
  const { from, to } = trimTake(samples, sampleRateHz);
  room.setState('hearing');
  stopHearing = playSamples(samples.subarray(from, to), sampleRateHz, () => {
    stopHearing = undefined;
    if (room.state() === 'hearing') room.setState('recorded');
  });
}

async function keep(): Promise<void> {
  const form = room.form();
  if (!take || !form || room.state() === 'sending') return;
  stopHearing?.();
  room.setState('sending');
  room.say('trouble', []);
  room.say('word', ['sending']);
  const turned = await sendTake(form, toWav(take.samples, take.sampleRateHz), () => {
    room.say('word', []);
    room.say('trouble', ['waiting']);
  });
  if (turned === 'shown') settle();
  else {
    // What was recorded stays here: it is sent again by another press.
    room.setState('recorded');
    room.say('word', []);
    if (turned !== 'refused') room.say('trouble', [turned === 'signed-out' ? turned : 'unsent']);
    showMicrophone();
  }
}

async function turn(link: HTMLAnchorElement | null | undefined): Promise<void> {
  if (!link || isTurning || ['recording', 'opening', 'sending'].includes(room.state())) return;
  if (!mayLeave()) return;
  isTurning = true;
  const turned = await turnTo(link.href, true, waitToTurn);
  isTurning = false;
  if (turned === 'shown') settle();
  else {
    take = undefined;
    location.assign(link.href);
  }
}

/** Whether nothing is lost by it; what is not kept is told of once for each recording. */
function mayLeave(): boolean {
  if (!take || isLeaving) return true;
  isLeaving = true;
  room.say('word', ['unkept']);
  return false;
}

function waitToTurn(): void {
  room.say('word', ['turning']);
}

/** Another sentence is on the page; what was said of the one before and is not kept is gone. */
function settle(): void {
  shownAt = location.href;
  stopHearing?.();
  recorder.end();
  take = undefined;
  isLeaving = false;
  room.setState('idle');
  showMicrophone();
  room.part('prompt')?.focus({ preventScroll: true });
  showSentence();
}

/** The parts that only a script can serve. */
function showMicrophone(): void {
  const own = room.part('microphone');
  if (own) own.hidden = false;
  watchPanel();
  const microphone = recorder.microphone();
  if (microphone) showDevices(microphone);
  else if (!isSecureContext) room.say('trouble', ['insecure']);
}

function showDevices({ devices, device }: ReturnType<typeof recorder.microphone> & object): void {
  const field = room.part('devices');
  const select = field?.querySelector('select');
  if (!field || !select) return;
  field.hidden = devices.length < 2;
  select.replaceChildren(
    ...devices.map(({ id, name }) => new Option(name, id, id === device, id === device)),
  );
}

function drop(): void {
  recorder.end();
  room.say('level', []);
  room.say('word', ['dropped']);
  room.setState('idle');
}

const acts: Readonly<Record<RoomAct, () => void>> = {
  record: () => void record(),
  stop,
  hear,
  drop,
  keep: () => void keep(),
  previous: () => void turn(room.link('previous')),
  next: () => void turn(room.link('next')),
};

function press(act: RoomAct): void {
  const isBusy = isTurning || ['opening', 'sending'].includes(room.state());
  if (act === 'record' && (isBusy || !room.form())) return;
  acts[act]();
}

document.addEventListener('keydown', (event) => {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const act = actOfKey(event.key, focusOf(document.activeElement), room.state());
  if (!act || !room.form()) return;
  event.preventDefault();
  press(act);
});

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLAnchorElement>('#phong-thu a[data-turn]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    void turn(link);
  }
  const doing = target?.closest<HTMLElement>('#phong-thu [data-do]')?.dataset['do'];
  if (doing === 'record') press(room.state() === 'recording' ? 'stop' : 'record');
  else if (doing === 'keep' || doing === 'hear') press(doing);
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || !target.closest('[data-is="devices"]')) return;
  localStorage.setItem(chosenKey, target.value);
  void recorder.open(target.value).then(showDevices, () => {
    room.say('trouble', ['none']);
  });
});

addEventListener('popstate', () => {
  if (['recording', 'opening', 'sending'].includes(room.state()) || !mayLeave()) {
    history.pushState(null, '', shownAt);
    return;
  }
  void turnTo(location.href, false, waitToTurn).then((turned) => {
    if (turned === 'shown') settle();
    else location.reload();
  });
});
addEventListener('beforeunload', (event) => {
  if (take ?? room.state() === 'recording') event.preventDefault();
});
addEventListener('pagehide', () => {
  recorder.close();
});
// A red light at the microphone means that somebody listens: not while nobody is here.
document.addEventListener('visibilitychange', () => {
  if (document.hidden && room.state() !== 'recording') recorder.close();
});

showMicrophone();
