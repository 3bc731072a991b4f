// The microphone of /dai/noi-truc-tiep/: opened by a press, its sound sent in small pieces until somebody stops it or the
// station says that it is over. What is said goes by the pieces themselves: a page that nobody sees has slow timers.
const rateHz = 24000;
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
else if (form) ready(form);

function ready(form) {
  const desk = form.querySelector('[data-live-state]');
  const [press, tryOut] = ['[data-live-press]', '[data-live-try]'].map((one) =>
    desk.querySelector(one),
  );
  const says = document.getElementById('live-noi');
  const count = desk.querySelector('[data-live-count]');
  const time = desk.querySelector('[data-live-time]');
  const meter = document.getElementById('live-muc');
  const level = desk.querySelector('[data-live-level]');
  const story = desk.querySelector('[data-live-story]');
  const kinds = form.querySelector('[data-speech-kinds]');
  /** What is said now: { request, state, queue, number, … }; undefined while nobody speaks. */
  let live;
  /** While the form is on its way: { end }, what is to be said once its number is known. */
  let coming;
  let sound;
  let soundOpens;

  const show = (state, words) => {
    desk.dataset.liveState = state;
    if (words !== undefined && says.textContent !== words) says.textContent = words;
    const isOpen = live !== undefined;
    press.textContent = isOpen ? 'Dừng nói' : 'Bắt đầu nói';
    press.classList.toggle('danger', isOpen);
    press.classList.toggle('main', !isOpen);
    kinds.disabled = isOpen;
    tryOut.hidden = isOpen;
    if (state !== 'signal') count.textContent = state === 'speaks' ? 'NÓI' : '';
    time.hidden = state !== 'speaks';
  };

  /** Opens the microphone once; it stays open until the speech is over, or the page goes. */
  const openSound = () =>
    (soundOpens ??= openAnew().finally(() => {
      soundOpens = undefined;
    }));
  const openAnew = async () => {
    if (sound) return;
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: {
        channelCount: 1,
        echoCancellation: false,
        autoGainControl: false,
        noiseSuppression: true,
      },
    });
    try {
      const context = new AudioContext({ sampleRate: rateHz, latencyHint: 'interactive' });
      await context.audioWorklet.addModule('/dai/thu-am.js');
      const node = new AudioWorkletNode(context, 'thu-am', {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: 'explicit',
      });
      context.createMediaStreamSource(stream).connect(node);
      node.port.onmessage = ({ data }) => hear(data);
      await context.resume();
      // A phone that puts its screen to sleep puts the page to sleep.
      const lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
      sound = { stream, context, lock };
      // A call that came in interrupts it: where it does not come back, the watch below ends the speech.
      context.addEventListener('statechange', () => {
        if (live && context.state !== 'running' && context.state !== 'closed')
          void context.resume().catch(() => undefined);
      });
      for (const track of stream.getTracks()) {
        track.addEventListener('ended', () =>
          end('stopped', 'Micro đã bị rút hoặc tắt, lời nói kết thúc.'),
        );
        track.addEventListener('mute', () =>
          sayMuted('Micro đang bị tắt tiếng: loa không có lời.'),
        );
        track.addEventListener('unmute', () => sayMuted('Đang lên loa. Nói đi.'));
      }
    } catch (error) {
      for (const track of stream.getTracks()) track.stop();
      throw error;
    }
  };
  const closeSound = () => {
    for (const track of sound?.stream.getTracks() ?? []) track.stop();
    void sound?.context.close();
    void sound?.lock?.release();
    sound = undefined;
    tryOut.textContent = 'Thử micro';
    meter.value = -60;
    level.textContent = 'Chưa mở';
  };

  const sayMuted = (words) => {
    if (live?.state === 'speaks') says.textContent = words;
  };

  /** Pieces may stop coming: the page learns how it stands all the same, and says so. A page that stood still has one turn of this, not many. */
  const watch = () => {
    if (!live) return;
    live.turnsWithoutSound += 1;
    if (live.turnsWithoutSound > 1 && (live.state === 'signal' || live.state === 'speaks'))
      end('stopped', 'Micro ngừng đưa tiếng (có cuộc gọi đến?), lời nói kết thúc.');
    void send();
  };

  const hear = ({ piece, peak }) => {
    const db = Math.max(-60, 20 * Math.log10(peak + 1e-6));
    meter.value = db;
    level.textContent = db > -3 ? 'To quá, ra xa micro' : db > -35 ? 'Vừa' : 'Nhỏ, nói gần micro';
    if (!live) return;
    live.turnsWithoutSound = 0;
    if (live.state === 'signal') countDown();
    if (live.state === 'speaks') live.queue.push(piece);
    void send();
  };

  const countDown = () => {
    const leftMs = live.speakAt - performance.now();
    count.textContent = String(Math.max(1, Math.ceil(leftMs / 1000)));
    if (leftMs > aheadMs) return;
    live.state = 'speaks';
    show('speaks', 'Đang lên loa. Nói đi.');
  };

  /** One at a time, with all that has gathered: so what comes is in order. */
  const send = async () => {
    const current = live;
    if (!current || current.isSending) return;
    const isQuiet = current.queue.length === 0 && current.pending === undefined && !current.end;
    if (isQuiet && performance.now() - current.askedAt < askMs) return;
    current.isSending = true;
    current.askedAt = performance.now();
    if (current.pending === undefined && current.queue.length > 0)
      current.pending = {
        number: current.number,
        sound: base64(current.queue.splice(0, mostAtOnce)),
      };
    const isLast = current.queue.length === 0;
    const body = {
      request: current.request,
      ...current.pending,
      ...(current.end && isLast && { end: current.end }),
    };
    const answer = await post(body);
    current.isSending = false;
    if (live !== current) return;
    if (answer?.status) {
      current.answeredAt = performance.now();
      if (current.pending) current.number += 1;
      current.pending = undefined;
      take(answer.status);
    } else if (answer?.refused) finish('refused', answer.refused);
    else if (performance.now() - current.answeredAt > lostMs)
      finish(
        'lost',
        'Mất kết nối với máy của đài. Lời nói tự kết thúc sau 2 giây; bài bị cắt phát tiếp. Có mạng lại thì bấm nói lại.',
      );
    if (live && (current.end || current.queue.length > 0))
      setTimeout(send, current.end ? askMs : 0);
  };

  /** Undefined: no answer, try again. */
  const post = async (body) => {
    try {
      const answer = await fetch('/dai/noi-truc-tiep/tieng', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Loa-Token': document.body.dataset.token },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(lostMs),
      });
      if (answer.ok) return await answer.json();
      if (answer.status >= 500 || answer.status === 429) return undefined;
      if (answer.status === 404)
        return { refused: 'Máy của đài đã kết thúc lời nói này. Muốn nói nữa thì bấm lại.' };
      return await answer.json();
    } catch {
      return undefined;
    }
  };

  const take = (status) => {
    if (status.state === 'refused') finish('refused', status.says);
    else if (status.state === 'ended') {
      if (live.broke) finish('cut', `${live.broke} Loa đã tắt.`);
      else finish(status.isWhole ? 'ended' : 'cut', status.says);
      story.querySelector('a').href = `/dai/lich/${encodeURIComponent(status.slot)}/`;
      story.hidden = false;
    } else if (status.state === 'ends') {
      live.end ??= 'stopped';
      live.queue.length = 0;
      live.state = 'ends';
      show('ends', ends[status.why] ?? 'Đang kết thúc.');
    } else if (live.end) {
      // Asked before somebody stopped it: what it says is older than that.
    } else if (live.state === 'speaks') showTime(status);
    else if (status.state === 'opens') show('opens', 'Đang mở loa.');
    else if (status.state === 'signal' || status.state === 'speaks') {
      live.speakAt = performance.now() + (status.leftMs ?? 0);
      if (status.state === 'speaks') live.speakAt = performance.now();
      if (live.state !== 'signal') show('signal', 'Loa đang phát hiệu. Chuẩn bị nói.');
      live.state = 'signal';
    }
  };
  const ends = {
    'too-long': 'Hết thời gian được nói, đang kết thúc.',
    'connection-lost': 'Mất kết nối quá 2 giây, đang kết thúc.',
    torn: 'Tiếng gửi lên bị đứt, đang kết thúc.',
    'not-written': 'Máy của đài không ghi được tiếng (đĩa đầy?), đang kết thúc.',
  };

  const showTime = ({ spokenMs, leftMs }) => {
    if (spokenMs === undefined) return;
    time.textContent = `Đã nói ${clock(spokenMs)}, còn ${clock(leftMs)}`;
    const isNear = leftMs < 60000;
    time.classList.toggle('near', isNear);
    if (isNear && !live.isWarned) says.textContent = 'Còn một phút, rồi lời nói tự kết thúc.';
    live.isWarned ||= isNear;
  };

  const finish = (state, words) => {
    clearInterval(live?.watching);
    live = undefined;
    closeSound();
    show(state, words);
    press.focus();
  };

  /** Says that nothing more is to come, and waits until what was said has sounded. */
  const end = (why, broke) => {
    const words = broke ?? 'Đang kết thúc.';
    if (coming && !live) {
      coming.end ??= why;
      says.textContent = words;
    }
    if (!live || live.end) return;
    live.end = why;
    live.broke = broke;
    live.state = 'ends';
    show('ends', words);
    void send();
  };

  const begin = async () => {
    story.hidden = true;
    press.disabled = true;
    tryOut.disabled = true;
    coming = { end: undefined };
    says.textContent = 'Đang mở micro. Trình duyệt hỏi thì bấm “Cho phép”.';
    try {
      await openSound();
      if (coming.end) {
        finish('closed', 'Đã thôi, loa chưa phát gì.');
        return;
      }
      coming.isSent = true;
      const sent = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: 'POST', body: sent });
      // A form's token serves once: the page has a new one by what comes back.
      const [, request] = /\/dai\/viec\/(\d+)\/$/.exec(answer.url) ?? [];
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      renew(page);
      if (request === undefined) {
        const wrong = [...page.querySelectorAll('[data-error]')].map((one) =>
          one.textContent.trim(),
        );
        finish(
          'refused',
          wrong.join(' ') ||
            page.querySelector('main p')?.textContent.trim() ||
            'Chưa nói được. Tải lại trang.',
        );
        return;
      }
      const at = performance.now();
      live = {
        request: Number(request),
        state: 'asked',
        queue: [],
        number: 0,
        askedAt: 0,
        answeredAt: at,
        turnsWithoutSound: 0,
        watching: setInterval(watch, watchMs),
      };
      show('asked', 'Đang mở loa.');
      if (coming.end) end(coming.end);
      else void send();
    } catch (error) {
      finish('refused', sayWhy(error));
    } finally {
      coming = undefined;
      press.disabled = false;
      tryOut.disabled = false;
    }
  };

  const renew = (page) => {
    const token = page.body.dataset.token;
    if (!token) return;
    document.body.dataset.token = token;
    for (const field of document.querySelectorAll('input[name="token"]')) field.value = token;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (press.disabled) return;
    if (live) end('stopped');
    else void begin();
  });
  tryOut.addEventListener('click', async () => {
    if (sound) {
      closeSound();
      return;
    }
    try {
      await openSound();
      if (live || coming) return;
      tryOut.textContent = 'Thôi thử';
      says.textContent = 'Nói thử và xem vạch “Micro”. Loa chưa phát gì.';
    } catch (error) {
      says.textContent = sayWhy(error);
    }
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end('stopped');
  });
  // Whoever leaves the page speaks no more: said at once, so that nobody waits two seconds.
  addEventListener('pagehide', () => {
    if (live ? live.end : !coming?.isSent) return;
    // Without a number yet: what this session has just opened.
    void fetch('/dai/noi-truc-tiep/tieng', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json', 'X-Loa-Token': document.body.dataset.token },
      body: JSON.stringify({ request: live?.request, end: 'left' }),
    });
  });
  press.disabled = false;
  tryOut.disabled = false;
  show('closed');
}

function sayWhy(error) {
  switch (error?.name) {
    case 'NotAllowedError':
      return 'Trình duyệt không cho mở micro. Bấm vào hình ổ khóa cạnh địa chỉ trang, cho phép Micro, rồi bấm lại.';
    case 'NotFoundError':
      return 'Máy này không có micro. Cắm micro rồi bấm lại.';
    case 'NotReadableError':
      return 'Micro đang bị chương trình khác giữ. Đóng chương trình ấy rồi bấm lại.';
    case 'NotSupportedError':
      return 'Trình duyệt này không thu được ở 24 kHz. Dùng Chrome hay Edge bản mới.';
    default:
      return 'Chưa nói được: mất kết nối với máy của đài, hoặc micro không mở được. Tải lại trang rồi thử lại.';
  }
}

/** `61000` → `1:01`. */
function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function base64(pieces) {
  let text = '';
  for (const piece of pieces)
    for (const byte of new Uint8Array(piece.buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}
