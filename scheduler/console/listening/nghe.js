// A listener's page: a big button in place of the browser's small player. The page works without it.
const audios = [...document.querySelectorAll('audio[data-label]')];
for (const audio of audios) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button play';
  const say = (words) => {
    button.textContent = words;
  };
  const { label } = audio.dataset;
  const idle = () => say(`▶ ${label}`);
  idle();
  button.addEventListener('click', () => {
    if (!audio.paused) {
      audio.pause();
      return;
    }
    for (const other of audios) if (other !== audio) other.pause();
    audio.currentTime = 0;
    audio.play().catch(() => {
      say('Máy không phát được, bấm lại');
    });
  });
  audio.addEventListener('play', () => {
    button.dataset.state = 'playing';
    say(`■ Đang đọc ${label.replace('Nghe ', '')}…`);
  });
  for (const end of ['pause', 'ended'])
    audio.addEventListener(end, () => {
      button.dataset.state = 'heard';
      say(`↻ ${label} lại`);
    });
  audio.hidden = true;
  audio.parentElement.querySelector('.label').hidden = true;
  audio.before(button);
}

/** A press that is on its way is not sent again. */
document.addEventListener('submit', ({ target }) => {
  setTimeout(() => {
    for (const one of target.querySelectorAll('button')) one.disabled = true;
  });
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
