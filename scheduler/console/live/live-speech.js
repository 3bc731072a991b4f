// One speech, from when it was asked for until the station says that it is over. What is said goes by the pieces themselves: a
// page that nobody sees has slow timers.
import { base64, postSound } from './live-send.js';

/** Words said now are heard after this long at the earliest: so much before the signal's end one may begin, ms. */
const aheadMs = 350;
/** Without an answer for so long the station has ended it, ms. */
const lostMs = 2000;
/** How often one asks while nothing is to be sent, ms. */
const askMs = 200;
/** How often one looks whether the microphone still gives something, ms. */
const watchMs = 1000;
/** At most so much in one piece, tenths of a second. */
const mostAtOnce = 20;

/** `finished(state, words)` is called once, when it is over. */
export function beginSpeech(request, face, finished) {
  const live = {
    request,
    face,
    finished,
    state: 'asked',
    queue: [],
    number: 0,
    askedAt: 0,
    answeredAt: performance.now(),
    turnsWithoutSound: 0,
    isOver: false,
  };
  live.watching = setInterval(() => watch(live), watchMs);
  face.show('asked', 'Đang mở loa.', true);
  return live;
}

/** Pieces may stop coming: the page learns how it stands all the same, and says so. A page that stood still has one turn of this, not many. */
function watch(live) {
  live.turnsWithoutSound += 1;
  if (live.turnsWithoutSound > 1 && (live.state === 'signal' || live.state === 'speaks'))
    endSpeech(live, 'stopped', 'Micro ngừng đưa tiếng (có cuộc gọi đến?), lời nói kết thúc.');
  void sendSound(live);
}

export function hearPiece(live, piece) {
  live.turnsWithoutSound = 0;
  if (live.state === 'signal') countDown(live);
  if (live.state === 'speaks') live.queue.push(piece);
  void sendSound(live);
}

function countDown(live) {
  const leftMs = live.speakAt - performance.now();
  live.face.countDown(leftMs);
  if (leftMs > aheadMs) return;
  live.state = 'speaks';
  live.face.show('speaks', 'Đang lên loa. Nói đi.', true);
}

/** One at a time, with all that has gathered: so what comes is in order. */
export async function sendSound(live) {
  if (live.isOver || live.isSending) return;
  const isQuiet = live.queue.length === 0 && live.pending === undefined && !live.end;
  if (isQuiet && performance.now() - live.askedAt < askMs) return;
  live.isSending = true;
  live.askedAt = performance.now();
  if (live.pending === undefined && live.queue.length > 0)
    live.pending = { number: live.number, sound: base64(live.queue.splice(0, mostAtOnce)) };
  const isLast = live.queue.length === 0;
  const answer = await postSound(
    { request: live.request, ...live.pending, ...(live.end && isLast && { end: live.end }) },
    lostMs,
  );
  live.isSending = false;
  if (live.isOver) return;
  takeAnswer(live, answer);
  if (!live.isOver && (live.end || live.queue.length > 0))
    setTimeout(() => sendSound(live), live.end ? askMs : 0);
}

function takeAnswer(live, answer) {
  if (answer?.status) {
    live.answeredAt = performance.now();
    if (live.pending) live.number += 1;
    live.pending = undefined;
    takeStatus(live, answer.status);
  } else if (answer?.refused) finish(live, 'refused', answer.refused);
  else if (performance.now() - live.answeredAt > lostMs)
    finish(
      live,
      'lost',
      'Mất kết nối với máy của đài. Lời nói tự kết thúc sau 2 giây; bài bị cắt phát tiếp. Có mạng lại thì bấm nói lại.',
    );
}

function takeStatus(live, status) {
  const { face } = live;
  if (status.state === 'refused') finish(live, 'refused', status.says);
  else if (status.state === 'ended') {
    if (live.broke) finish(live, 'cut', `${live.broke} Loa đã tắt.`);
    else finish(live, status.isWhole ? 'ended' : 'cut', status.says);
    face.story(status.slot);
  } else if (status.state === 'ends') {
    live.end ??= 'stopped';
    live.queue.length = 0;
    live.state = 'ends';
    face.show('ends', ends[status.why] ?? 'Đang kết thúc.', true);
  } else if (live.end) {
    // Asked before somebody stopped it: what it says is older than that.
  } else if (live.state === 'speaks') showTime(live, status);
  else if (status.state === 'opens') face.show('opens', 'Đang mở loa.', true);
  else if (status.state === 'signal' || status.state === 'speaks') {
    live.speakAt = performance.now() + (status.state === 'speaks' ? 0 : (status.leftMs ?? 0));
    if (live.state !== 'signal') face.show('signal', 'Loa đang phát hiệu. Chuẩn bị nói.', true);
    live.state = 'signal';
  }
}

const ends = {
  'too-long': 'Hết thời gian được nói, đang kết thúc.',
  'connection-lost': 'Mất kết nối quá 2 giây, đang kết thúc.',
  torn: 'Tiếng gửi lên bị đứt, đang kết thúc.',
  'not-written': 'Máy của đài không ghi được tiếng (đĩa đầy?), đang kết thúc.',
};

function showTime(live, { spokenMs, leftMs }) {
  if (spokenMs === undefined) return;
  const isNear = leftMs < 60000;
  live.face.time(spokenMs, leftMs, isNear);
  if (isNear && !live.isWarned) live.face.say('Còn một phút, rồi lời nói tự kết thúc.');
  live.isWarned ||= isNear;
}

/** Says that nothing more is to come, and waits until what was said has sounded. `broke`: what ended it, in words. */
export function endSpeech(live, why, broke) {
  if (live.end) return;
  live.end = why;
  live.broke = broke;
  live.state = 'ends';
  live.face.show('ends', broke ?? 'Đang kết thúc.', true);
  void sendSound(live);
}

function finish(live, state, words) {
  clearInterval(live.watching);
  live.isOver = true;
  live.finished(state, words);
}
