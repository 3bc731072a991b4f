// What the page of live speech shows; it decides nothing.

/** Works on the form's own markup (live-page.ts). */
export function createFace(form) {
  const desk = form.querySelector('[data-live-state]');
  const part = (name) => desk.querySelector(`[data-live-${name}]`);
  const [press, tryOut] = [part('press'), part('try')];
  const [count, time] = [part('count'), part('time')];
  const [level, story] = [part('level'), part('story')];
  const says = document.getElementById('live-noi');
  const meter = document.getElementById('live-muc');
  const kinds = form.querySelector('[data-speech-kinds]');
  return {
    press,
    tryOut,
    /** `isOpen`: somebody speaks, or has asked to. */
    show(state, words, isOpen) {
      desk.dataset.liveState = state;
      if (words !== undefined && says.textContent !== words) says.textContent = words;
      press.textContent = isOpen ? 'Dừng nói' : 'Bắt đầu nói';
      press.classList.toggle('danger', isOpen);
      press.classList.toggle('main', !isOpen);
      kinds.disabled = isOpen;
      tryOut.hidden = isOpen;
      if (state !== 'signal') count.textContent = state === 'speaks' ? 'NÓI' : '';
      time.hidden = state !== 'speaks';
    },
    say(words) {
      says.textContent = words;
    },
    /** While something is asked for, nothing else is. */
    lock(isLocked) {
      press.disabled = isLocked;
      tryOut.disabled = isLocked;
    },
    meter(peak) {
      const db = Math.max(-60, 20 * Math.log10(peak + 1e-6));
      meter.value = db;
      level.textContent = db > -3 ? 'To quá, ra xa micro' : db > -35 ? 'Vừa' : 'Nhỏ, nói gần micro';
    },
    closeMeter() {
      tryOut.textContent = 'Thử micro';
      meter.value = -60;
      level.textContent = 'Chưa mở';
    },
    countDown(leftMs) {
      count.textContent = String(Math.max(1, Math.ceil(leftMs / 1000)));
    },
    time(spokenMs, leftMs, isNear) {
      time.textContent = `Đã nói ${clock(spokenMs)}, còn ${clock(leftMs)}`;
      time.classList.toggle('near', isNear);
    },
    /** Where what was said stands in the schedule; without a slot nothing was. */
    story(slot) {
      if (slot !== undefined)
        story.querySelector('a').href = `/dai/lich/${encodeURIComponent(slot)}/`;
      story.hidden = slot === undefined;
    },
  };
}

/** `61000` → `1:01`. */
function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
