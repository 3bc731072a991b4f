// The microphone of /dai/noi-truc-tiep/.
const rateHz = 24000;

/**
 * Opened once, however often it is asked for; it stays open until it is closed, or the page goes. Told of it: `heard` of each
 * piece and its peak, `broke` and `says` of what happened, in words; `isNeeded`: somebody speaks.
 */
export function createMicrophone(told) {
  let sound;
  let opens;
  const openAnew = async () => {
    sound ??= await openSound(told);
  };
  return {
    isOpen: () => sound !== undefined,
    open() {
      opens ??= openAnew().finally(() => {
        opens = undefined;
      });
      return opens;
    },
    close() {
      for (const track of sound?.stream.getTracks() ?? []) track.stop();
      void sound?.context.close();
      void sound?.lock?.release();
      sound = undefined;
    },
  };
}

async function openSound(told) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: {
      channelCount: 1,
      echoCancellation: false,
      autoGainControl: false,
      noiseSuppression: true,
    },
  });
  try {
    const context = await hearPieces(stream, told);
    // A phone that puts its screen to sleep puts the page to sleep.
    const lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    follow(stream, context, told);
    return { stream, context, lock };
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    throw error;
  }
}

async function hearPieces(stream, { heard }) {
  const context = new AudioContext({ sampleRate: rateHz, latencyHint: 'interactive' });
  await context.audioWorklet.addModule('/dai/thu-am.js');
  const node = new AudioWorkletNode(context, 'thu-am', {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  });
  context.createMediaStreamSource(stream).connect(node);
  node.port.onmessage = ({ data }) => heard(data);
  await context.resume();
  return context;
}

function follow(stream, context, { isNeeded, broke, says }) {
  // A call that came in interrupts it: where it does not come back, the speech's watch ends it.
  context.addEventListener('statechange', () => {
    if (isNeeded() && context.state !== 'running' && context.state !== 'closed')
      void context.resume().catch(() => undefined);
  });
  for (const track of stream.getTracks()) {
    track.addEventListener('ended', () => broke('Micro đã bị rút hoặc tắt, lời nói kết thúc.'));
    track.addEventListener('mute', () => says('Micro đang bị tắt tiếng: loa không có lời.'));
    track.addEventListener('unmute', () => says('Đang lên loa. Nói đi.'));
  }
}

/** Why it could not be opened, and what helps. */
export function sayWhy(error) {
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
