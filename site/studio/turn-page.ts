// Another sentence without another page: its section comes from the same address that a browser without script would load, so
// that the microphone stays open.

const sectionId = 'phong-thu';
/** Real ms between two tries while the program opens. */
const againMs = 2000;
const mostTries = 30;

export type Turned = 'shown' | 'refused' | 'signed-out' | 'not-there';

/** Shows what was answered, where it is a page of the prompter. */
export async function showAnswer(answer: Response): Promise<Turned> {
  const text = await answer.text().catch(() => '');
  const page = new DOMParser().parseFromString(text, 'text/html');
  const section = page.getElementById(sectionId);
  if (!section) return page.body.dataset['page'] === 'sign-in' ? 'signed-out' : 'not-there';
  keepToken(page);
  document.getElementById(sectionId)?.replaceWith(document.adoptNode(section));
  document.title = page.title;
  return answer.ok ? 'shown' : 'refused';
}

/** Goes to a page of the prompter; asks again while the program opens, after `waits`. */
export async function turnTo(address: string, isNew: boolean, waits: () => void): Promise<Turned> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer && answer.status !== 503) {
      const turned = await showAnswer(answer);
      if (turned === 'shown' && isNew) history.pushState(null, '', answer.url);
      return turned;
    }
    waits();
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  return 'not-there';
}

/** A new token for the form that is on the page: the one it has may be used up. */
export async function freshToken(form: HTMLFormElement): Promise<Turned> {
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer || answer.status >= 500) return 'not-there';
  const page = new DOMParser().parseFromString(await answer.text().catch(() => ''), 'text/html');
  if (!page.getElementById(sectionId)) return 'signed-out';
  keepToken(page);
  const field = form.querySelector<HTMLInputElement>('input[name="token"]');
  if (field) field.value = page.body.dataset['token'] ?? '';
  return 'shown';
}

/** Forms elsewhere on the page go with the newest one too: a token that was used is refused. */
function keepToken(page: Document): void {
  const token = page.body.dataset['token'] ?? '';
  document.body.dataset['token'] = token;
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name="token"]'))
    field.value = token;
}
