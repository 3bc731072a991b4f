// Fetches the editor's script. A program that is busy, or just opening, has it a little later: it is asked again.
const editor = document.querySelector('[data-editor]');
const line = editor.querySelector('[data-is="standing"]');
const aloud = editor.querySelector('[data-is="aloud"]');
const again = editor.querySelector('[data-open-again]');
/** Real ms between two tries. */
const pauses = [500, 1000, 2000, 4000, 8000, 8000];
let tries = 0;

function fetchEditor() {
  const script = document.createElement('script');
  script.src = editor.dataset.script;
  script.addEventListener('error', () => {
    script.remove();
    const pause = pauses[tries];
    tries += 1;
    if (pause === undefined) giveUp();
    else {
      say('Chưa mở được trình soạn, đang thử lại… Chưa gõ được vào bài.');
      setTimeout(fetchEditor, pause);
    }
  });
  document.head.append(script);
}

function giveUp() {
  editor.dataset.editor = 'failed';
  say('Chưa mở được trình soạn, nên chưa gõ được vào bài. Bài không mất gì.');
  again.hidden = false;
}

function say(words) {
  if (line.textContent === words) return;
  line.textContent = words;
  aloud.textContent = words;
}

// The page anew: the program may have changed meanwhile, or whoever writes is signed out.
again.addEventListener('click', () => location.reload());
addEventListener('online', () => {
  if (!again.hidden) location.reload();
});
fetchEditor();
