// Keeps what is typed into a form: on this machine at once, as a draft every few seconds where the form has drafts.
/** Real ms that a press waits for a draft that is on its way. */
const waitsMs = 5000;
for (const holder of document.querySelectorAll('[data-keep]')) {
  const form = holder.querySelector('form');
  if (!form) continue;
  let place = placeOf(holder);
  const state = holder.querySelector('[data-kept-state]');
  const isDraft = holder.hasAttribute('data-drafts');
  const say = (words, kept) => {
    state.textContent = words;
    holder.dataset.saved = kept;
  };
  const fieldsNow = () => {
    const fields = {};
    for (const [name, value] of new FormData(form)) if (name !== 'token') fields[name] ??= value;
    return fields;
  };
  const keepHere = () => {
    const fields = fieldsNow();
    // The next person at this machine reads what lies in its storage.
    for (const { name, type } of form.elements) if (type === 'password') delete fields[name];
    try {
      localStorage.setItem(place, JSON.stringify({ at: Date.now(), fields }));
    } catch {
      // A browser that keeps nothing still sends the form.
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(place);
    } catch {
      // Nothing was kept.
    }
  };

  let timer;
  let isSending = false;
  let isStopped = false;
  /** The button that was pressed while a draft was on its way: the form goes once it is known what it is called now. */
  let pressed;
  /** The one that was clicked last: Safari before 15.4 does not say by which a form is sent. */
  let clicked;
  let gaveUp = new AbortController();
  const later = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(send, ms);
  };
  async function send() {
    if (!isDraft || isSending || isStopped) return;
    isSending = true;
    const sent = fieldsNow();
    gaveUp = new AbortController();
    try {
      const answer = await fetch(`${holder.dataset.keep}giu`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-loa-token': document.body.dataset.token },
        body: JSON.stringify({ fields: sent }),
        signal: gaveUp.signal,
      });
      take(answer.status, await answer.json(), sent);
    } catch {
      if (!pressed) {
        say('Mất mạng: chữ đang được giữ trên máy này.', 'offline');
        later(5000);
      }
    }
    isSending = false;
    pressed?.click();
  }
  function take(status, answer, sent) {
    if (status === 409) {
      isStopped = true;
      say(
        answer.gone
          ? 'Mục này không còn: có người vừa bỏ hoặc đổi tên nó. Bấm giữ bản nháp để xem làm gì tiếp.'
          : `${answer.by || 'Người khác'} vừa sửa mục này. Bấm giữ bản nháp để xem chỗ khác nhau.`,
        'no',
      );
    } else if (status !== 200) {
      say(answer.refused ?? 'Chưa giữ được trên máy chủ: chữ đang được giữ trên máy này.', 'no');
      later(15_000);
    } else {
      follow(answer);
      if (typedIn(sent) === typedIn(fieldsNow())) {
        forget();
        say(
          `Đã giữ bản nháp lúc ${new Date().toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: document.body.dataset.zone })}.`,
          'yes',
        );
      } else later(2000);
    }
  }
  /** What the entry says and is called from now on, in each form of the page; a reload shows it too. */
  function follow({ shown, entry, to }) {
    for (const input of document.querySelectorAll('input[name="shown"]')) input.value = shown;
    if (to === holder.dataset.keep) return;
    forget();
    for (const input of document.querySelectorAll('input[name="entry"]')) input.value = entry;
    holder.dataset.keep = to;
    place = placeOf(holder);
    history.replaceState(null, '', to);
    keepHere();
  }

  const typed = () => {
    keepHere();
    if (isStopped) return;
    say(isDraft ? 'Đang viết…' : 'Chữ được giữ trên máy này đến khi bấm giữ lại.', 'no');
    later(2000);
  };
  form.addEventListener('input', typed);
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    isStopped = true;
    if (!isSending) return;
    event.preventDefault();
    event.stopPropagation();
    // Pressed once more it is the same press.
    if (pressed) return;
    pressed = event.submitter ?? clicked ?? form.querySelector('button');
    say('Đang giữ…', 'no');
    setTimeout(() => gaveUp.abort(), waitsMs);
  });
  form.addEventListener('click', ({ target }) => {
    clicked = target.closest('button') ?? clicked;
  });
  addEventListener('online', () => later(0));
  offer();
  // After a reload or "back" a browser may put old words in again: nobody typed them over what stands there now.
  const [visit] = performance.getEntriesByType('navigation');
  if (visit?.type === 'navigate' && wasTyped(form)) typed();

  /** What was typed here and never reached the server is given back, if one wants it. */
  function offer() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(place) ?? 'null');
    } catch {
      kept = null;
    }
    if (!kept) return;
    const isSame = Object.entries(kept.fields).every(
      ([name, value]) => !name.startsWith('f.') || fieldsNow()[name] === value,
    );
    // Kept by the server, or shown again with what is wrong in it.
    if (isSame || document.querySelector('[data-kept]')) return forget();
    const box = document.createElement('p');
    box.className = 'note';
    box.dataset.unsent = '';
    box.textContent = `Trên máy này còn chữ viết lúc ${new Date(kept.at).toLocaleString('vi-VN', { timeZone: document.body.dataset.zone })} chưa gửi đi. `;
    const back = document.createElement('button');
    back.className = 'button';
    back.type = 'button';
    back.textContent = 'Lấy lại';
    back.addEventListener('click', () => {
      fill(kept.fields);
      box.remove();
    });
    const drop = document.createElement('button');
    drop.className = 'button quiet';
    drop.type = 'button';
    drop.textContent = 'Bỏ';
    drop.addEventListener('click', () => {
      forget();
      box.remove();
    });
    box.append(back, drop);
    holder.prepend(box);
  }

  /** Parts of a list that are not on the page can't be shown here: the server draws them from what is sent. */
  function fill(fields) {
    for (const element of form.elements)
      if (element.type === 'checkbox') element.checked = element.name in fields;
    for (const [name, value] of Object.entries(fields)) {
      if (!name.startsWith('f.')) continue;
      const element = form.elements.namedItem(name);
      if (element instanceof HTMLElement) {
        if (element.type !== 'checkbox') element.value = value;
      } else {
        const hidden = document.createElement('input');
        Object.assign(hidden, { type: 'hidden', name, value });
        form.append(hidden);
      }
    }
    form.dispatchEvent(new Event('input'));
  }
}

function placeOf({ dataset }) {
  return `loa-nhap:${dataset.keep}`;
}

/** What people typed, without what the page sends along. */
function typedIn(fields) {
  return JSON.stringify(Object.entries(fields).filter(([name]) => name.startsWith('f.')));
}
