import { freshToken, showAnswer, type Turned } from './turn-page.ts';

/** Real ms between two tries, and how many. */
const againMs = 2000;
const mostTries = 30;

/** The form's token went up and no answer came: it may be used up. */
let needsToken = false;

/**
 * Sends the form with a recording as its file, and shows what it answers. The program may be opening, or be begun anew: after
 * `waits` it is sent again. The same sound that is sent twice is one take.
 */
export async function sendTake(
  form: HTMLFormElement,
  wav: Blob,
  waits: () => void,
): Promise<Turned> {
  for (let tries = 1; ; tries += 1) {
    const turned = await send(form, wav);
    if (turned !== 'not-there' || tries === mostTries) return turned;
    waits();
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}

async function send(form: HTMLFormElement, wav: Blob): Promise<Turned> {
  if (needsToken) {
    const fresh = await freshToken(form);
    if (fresh !== 'shown') return fresh;
  }
  needsToken = true;
  const body = new FormData(form);
  body.set('file', wav, 'micro.wav');
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined);
  if (answer?.status === 401) return 'signed-out';
  if (!answer || answer.status >= 500) return 'not-there';
  const turned = await showAnswer(answer);
  if (turned === 'shown' || turned === 'refused') needsToken = false;
  if (turned === 'shown') history.pushState(null, '', answer.url);
  return turned;
}
