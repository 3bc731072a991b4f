// Keeps a page as things are: clocks each second, changed sections as the station tells them. Every page works without it.
const { dataset } = document.body;
let virtualAt = Number(dataset.now);
let realAt = performance.now();
let speed = Number(dataset.speed);

const now = () => virtualAt + (performance.now() - realAt) * speed;
const two = (value) => String(value).padStart(2, '0');
const wall = new Intl.DateTimeFormat('vi-VN', {
  timeZone: dataset.zone,
  weekday: 'long',
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `93784000` → `1 ngày 02:03:04`; what is short: `2:05`. */
function sayDuration(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (days > 0) return `${days} ngày ${two(hours)}:${rest}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0/, '');
}

function tick() {
  const part = Object.fromEntries(
    wall.formatToParts(now()).map(({ type, value }) => [type, value]),
  );
  for (const element of document.querySelectorAll('[data-clock]'))
    element.textContent = `${part.hour}:${part.minute}:${part.second}, ${part.weekday} ${part.day}/${part.month}`;
  for (const element of document.querySelectorAll('[data-until]')) {
    const left = Number(element.dataset.until) - now();
    element.textContent = left > 0 ? `còn ${sayDuration(left)}` : 'đến giờ';
  }
  for (const element of document.querySelectorAll('[data-from]'))
    element.textContent = sayDuration(now() - Number(element.dataset.from));
  for (const list of document.querySelectorAll('[data-words-from]'))
    follow(list, now() - Number(list.dataset.wordsFrom));
}

/** Marks the sentence that sounds at a position, and keeps it in sight inside its own list. */
function follow(list, positionMs) {
  const sentences = [...list.children];
  const current = sentences.findLast(({ dataset: { at } }) => Number(at) <= positionMs);
  if (current?.getAttribute('aria-current') === 'true') return;
  for (const sentence of sentences) sentence.removeAttribute('aria-current');
  if (!current) return;
  current.setAttribute('aria-current', 'true');
  list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 3;
}

/** Words beside a player follow what one listens to. */
document.addEventListener(
  'timeupdate',
  ({ target }) => {
    const list = document.getElementById(target.dataset.words ?? '');
    if (list) follow(list, target.currentTime * 1000);
  },
  true,
);

/** What somebody has in hand stays: a form that is open or being filled in, a sound being listened to. */
function isInHand(section) {
  const active = document.activeElement;
  return (
    section.querySelector('details.confirm[open]') !== null ||
    (section.contains(active) && active.matches('input, select, textarea, summary, button')) ||
    [...section.querySelectorAll('audio')].some(({ paused }) => !paused)
  );
}

const waiting = new Map();

/** `part`: its key, and what is to stand in it. */
function show(id, part) {
  const [key, html] = part;
  const section = document.getElementById(id);
  if (!section || section.dataset.key === key) {
    waiting.delete(id);
    return;
  }
  waiting.set(id, part);
  if (isInHand(section)) return;
  waiting.delete(id);
  section.dataset.key = key;
  const active = document.activeElement;
  const link = section.contains(active) ? active.getAttribute('href') : null;
  const open = new Set([...section.querySelectorAll('details[open][id]')].map((one) => one.id));
  section.innerHTML = html;
  // One token serves all forms of a page; the stream sends none.
  for (const field of section.querySelectorAll('input[name="token"]')) field.value = dataset.token;
  for (const details of section.querySelectorAll('details[id]'))
    details.open = open.has(details.id);
  // Whoever goes by keys stays where he was.
  if (link !== null)
    [...section.querySelectorAll('a')]
      .find((one) => one.getAttribute('href') === link)
      ?.focus({ preventScroll: true });
}

function take({ data }) {
  const news = JSON.parse(data);
  virtualAt = news.now;
  realAt = performance.now();
  speed = news.speed;
  for (const [id, part] of Object.entries(news.sections)) show(id, part);
  tick();
}

const lost = document.getElementById('mat-noi');
let stream;
let lostAt;

function listen() {
  if (stream || !document.querySelector('[data-live]')) return;
  stream = new EventSource(`/dai/luong?trang=${encodeURIComponent(dataset.page)}`);
  stream.addEventListener('moi', (event) => {
    lostAt = undefined;
    if (lost) lost.hidden = true;
    take(event);
  });
  stream.addEventListener('error', () => {
    lostAt ??= performance.now();
    if (stream?.readyState !== EventSource.CLOSED) return;
    // The browser has given up, for the answer was no stream: nobody is signed in any more, or the program is not there.
    stream = undefined;
    setTimeout(listenIfMay, 2000);
  });
}

/** Whoever is signed out sees nothing that is old: the page comes anew, and asks who it is. */
async function listenIfMay() {
  const answer = await fetch('/dai/luong?thu=1', { redirect: 'manual' }).catch(() => undefined);
  if (answer === undefined || answer.status >= 500 || answer.status === 429)
    setTimeout(listenIfMay, 3000);
  else if (answer.status === 204) listen();
  else location.reload();
}

// A browser opens few connections to one place: a page that nobody sees needs none.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    stream?.close();
    stream = undefined;
  } else listen();
});

/** A key that is held presses once: it goes through no question, and takes nothing back. */
document.addEventListener('keydown', (event) => {
  if (event.repeat && event.key === 'Enter' && !event.target.matches('textarea'))
    event.preventDefault();
});

/** Typing an own answer chooses it; choosing another one takes the own one away, for what is typed counts. */
for (const own of document.querySelectorAll('[data-own-of]')) {
  const radios = own.form.elements[own.dataset.ownOf];
  own.addEventListener('input', () => {
    if (own.value.trim() !== '') radios.value = 'khac';
  });
  for (const radio of radios)
    radio.addEventListener('change', () => {
      if (radio.value === 'khac') own.focus();
      else own.value = '';
    });
}

/** A form that is on its way is not sent again by a second press. */
document.addEventListener('submit', ({ target }) => {
  const buttons = target.querySelectorAll('button');
  setTimeout(() => {
    for (const one of buttons) one.disabled = true;
  });
});
// Coming back to a page leaves its buttons as they were sent.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

for (const element of document.querySelectorAll('[data-print]')) {
  element.hidden = false;
  element.addEventListener('click', () => print());
}

tick();
setInterval(() => {
  tick();
  for (const [id, part] of waiting) show(id, part);
  if (lost && lostAt !== undefined && performance.now() - lostAt > 4000) lost.hidden = false;
}, 1000);
listen();

// What is being done is asked for again, where no stream tells of it.
const reload = document.querySelector('[data-reload]');
if (reload) setTimeout(() => location.reload(), Number(reload.dataset.reload) * 1000);

/** An emergency is counted down before it goes out, so that a slip of the hand can be taken back. */
for (const form of document.querySelectorAll('form[data-countdown]')) {
  const shown = form.querySelector('.countdown');
  const seconds = form.querySelector('[data-seconds]');
  const no = form.querySelector('[data-no]');
  let counting;
  no.addEventListener('click', () => {
    clearInterval(counting);
    counting = undefined;
    shown.hidden = true;
    form.querySelector('button:not([data-no])').focus();
  });
  form.addEventListener('submit', (event) => {
    if (form.elements.sure.value !== '') return;
    event.preventDefault();
    event.stopPropagation();
    if (counting !== undefined) return;
    let left = Number(form.dataset.countdown);
    seconds.textContent = left;
    shown.hidden = false;
    no.focus();
    counting = setInterval(() => {
      left -= 1;
      seconds.textContent = Math.max(0, left);
      if (left > 0) return;
      clearInterval(counting);
      form.elements.sure.value = 'yes';
      form.requestSubmit();
    }, 1000);
  });
}
