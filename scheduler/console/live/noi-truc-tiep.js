// The microphone of /dai/noi-truc-tiep/: opened by a press, its sound sent in small pieces until somebody stops it or the
// station says that it is over.
import { createFace } from './live-face.js';
import { createMicrophone, sayWhy } from './live-microphone.js';
import { askToSpeak, postLeft } from './live-send.js';
import { beginSpeech, endSpeech, hearPiece, sendSound } from './live-speech.js';

const form = document.querySelector('form[data-act="speak-live"]');
const none = document.getElementById('khong-micro');

function sayNone(words) {
  none.textContent = words;
  none.hidden = false;
}

if (form && !isSecureContext)
  sayNone(
    'Trình duyệt chỉ cho mở micro trên trang an toàn. Mở bàn trực ở chính máy của đài (http://127.0.0.1), hoặc bằng địa chỉ https ghi ở trang Máy.',
  );
else if (form && !(navigator.mediaDevices?.getUserMedia && globalThis.AudioWorkletNode))
  sayNone('Trình duyệt này không thu âm được. Dùng Chrome, Edge hay Firefox bản mới.');
else if (form) ready(createFace(form));

/** Works the page from here on. */
function ready(face) {
  const desk = createDesk(face);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (face.press.disabled) return;
    if (desk.live) end(desk, 'stopped');
    else void begin(desk);
  });
  face.tryOut.addEventListener('click', () => void tryOut(desk));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end(desk, 'stopped');
  });
  // Whoever leaves the page speaks no more: said at once, so that nobody waits two seconds.
  addEventListener('pagehide', () => {
    const { live, coming } = desk;
    if (live ? !live.end : coming?.isSent) postLeft(live?.request);
  });
  face.lock(false);
  face.show('closed', undefined, false);
}

/**
 * One microphone and at most one speech. `live`: what is said now; `coming`: while the form is on its way, { end, isSent },
 * what is to be said once its number is known.
 */
function createDesk(face) {
  const desk = { face, live: undefined, coming: undefined };
  desk.microphone = createMicrophone({
    isNeeded: () => desk.live !== undefined,
    heard({ piece, peak }) {
      face.meter(peak);
      if (desk.live) hearPiece(desk.live, piece);
    },
    broke: (words) => end(desk, 'stopped', words),
    says(words) {
      if (desk.live?.state === 'speaks') face.say(words);
    },
  });
  return desk;
}

async function begin(desk) {
  const { face } = desk;
  face.story(undefined);
  face.lock(true);
  desk.coming = { end: undefined };
  face.say('Đang mở micro. Trình duyệt hỏi thì bấm “Cho phép”.');
  try {
    await open(desk, desk.coming);
  } catch (error) {
    finished(desk, 'refused', sayWhy(error));
  }
  desk.coming = undefined;
  face.lock(false);
}

async function open(desk, coming) {
  await desk.microphone.open();
  if (coming.end) {
    finished(desk, 'closed', 'Đã thôi, loa chưa phát gì.');
    return;
  }
  coming.isSent = true;
  const { request, refused } = await askToSpeak(form);
  if (request === undefined) {
    finished(desk, 'refused', refused);
    return;
  }
  desk.live = beginSpeech(request, desk.face, (state, words) => finished(desk, state, words));
  if (coming.end) end(desk, coming.end);
  else void sendSound(desk.live);
}

/** `broke`: what ended it, in words. */
function end({ face, live, coming }, why, broke) {
  if (live) endSpeech(live, why, broke);
  else if (coming) {
    coming.end ??= why;
    face.say(broke ?? 'Đang kết thúc.');
  }
}

function finished(desk, state, words) {
  desk.live = undefined;
  closeSound(desk);
  desk.face.show(state, words, false);
  desk.face.press.focus();
}

function closeSound({ microphone, face }) {
  microphone.close();
  face.closeMeter();
}

async function tryOut(desk) {
  const { microphone, face } = desk;
  if (microphone.isOpen()) {
    closeSound(desk);
    return;
  }
  try {
    await microphone.open();
    if (desk.live || desk.coming) return;
    face.tryOut.textContent = 'Thôi thử';
    face.say('Nói thử và xem vạch “Micro”. Loa chưa phát gì.');
  } catch (error) {
    face.say(sayWhy(error));
  }
}
