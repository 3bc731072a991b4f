// Keeps the station's page as things are: counts down each second, asks for news every five.
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

/** `93784000` → `1 ngày 02:03:04`. */
function sayDuration(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86400);
  const clock = [seconds / 3600, seconds / 60, seconds]
    .map((value, index) => two(Math.floor(value) % (index === 0 ? 24 : 60)))
    .join(':');
  return days > 0 ? `${days} ngày ${clock}` : clock;
}

function tick() {
  const part = Object.fromEntries(
    wall.formatToParts(now()).map(({ type, value }) => [type, value]),
  );
  document.getElementById('dong-ho').textContent =
    `${part.hour}:${part.minute}:${part.second}, ${part.weekday} ${part.day}/${part.month}`;
  for (const element of document.querySelectorAll('[data-until]')) {
    const left = Number(element.dataset.until) - now();
    element.textContent = left > 0 ? `còn ${sayDuration(left)}` : 'đến giờ';
  }
  for (const element of document.querySelectorAll('[data-from]'))
    element.textContent = `đã phát ${sayDuration(now() - Number(element.dataset.from))}`;
}

const shown = new Map();

/** Puts in what has changed. A part whose sound is being listened to stays until it is paused. */
function show(id, html) {
  const element = document.getElementById(id);
  const playing = [...element.querySelectorAll('audio')].some(({ paused }) => !paused);
  if (shown.get(id) === html || playing) return;
  const isOpen = element.querySelector('details')?.open === true;
  if (shown.has(id) || element.innerHTML !== html) element.innerHTML = html;
  if (isOpen) element.querySelector('details')?.setAttribute('open', '');
  shown.set(id, html);
}

async function ask() {
  const lost = document.getElementById('mat-noi');
  try {
    const response = await fetch('/dai/tinh-trang.json', { cache: 'no-store' });
    if (!response.ok) throw new Error(response.statusText);
    const news = await response.json();
    virtualAt = news.now;
    realAt = performance.now();
    speed = news.speed;
    for (const [id, html] of Object.entries(news.sections)) show(id, html);
    lost.hidden = true;
  } catch {
    lost.hidden = false;
  }
  tick();
}

tick();
setInterval(tick, 1000);
setInterval(ask, 5000);
