import { draw, fill, drawName, drawPieces, drawWhomToAsk } from './draw.ts';
import type { Hit } from './hits.ts';
import { ask, type Found } from './load.ts';
import { resultsAddress, say } from './words.ts';

/** What /tim-kiem/ shows results in. */
interface Places {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  readonly help: HTMLElement;
}

/** Makes /tim-kiem/ answer `?q=` and what is typed on. */
export function startResultsPage(): void {
  document.querySelector('[data-script-missing]')?.remove();
  const input = document.querySelector<HTMLInputElement>('#tim');
  const list = document.querySelector<HTMLElement>('[data-search-results]');
  const status = document.querySelector<HTMLElement>('[data-search-status]');
  const help = document.querySelector<HTMLElement>('[data-search-help]');
  if (!input || !list || !status || !help) return;
  const places = { input, list, status, help };
  // What was typed before this script had come stands, and is looked for.
  if (input.value === input.defaultValue)
    input.value = new URLSearchParams(location.search).get('q') || '';
  input.addEventListener('input', () => {
    history.replaceState(null, '', resultsAddress(input.value.trim()));
    void show(places);
  });
  void show(places);
}

async function show({ input, list, status, help }: Places): Promise<void> {
  const query = input.value.trim();
  list.setAttribute('aria-busy', 'true');
  if (query !== '') status.textContent ||= say.loading;
  try {
    const found = query === '' ? undefined : await ask(query);
    // Typed on while the index was on its way: the later call answers.
    if (query !== input.value.trim()) return;
    const hits = found?.hits ?? [];
    fill(list, hits.map(drawHit));
    const empty = query === '' ? '' : say.nothing(query);
    status.textContent = hits.length > 0 ? say.found(hits.length, query) : empty;
    fill(help, found && hits.length === 0 ? drawHelp(found) : []);
  } catch {
    fill(list, []);
    status.textContent = say.failed;
  }
  list.setAttribute('aria-busy', 'false');
}

function drawHit(hit: Hit): HTMLElement {
  const sections = hit.sections.map(({ url, heading }) =>
    draw('li', {}, draw('a', { href: url }, ...drawPieces(heading))),
  );
  return draw(
    'li',
    { class: 'hit' },
    draw('h2', {}, draw('a', { href: hit.url }, ...drawName(hit))),
    ...(hit.note === undefined ? [] : [draw('p', { class: 'hit-note' }, hit.note)]),
    draw('p', {}, ...drawPieces(hit.answer)),
    ...(sections.length === 0 ? [] : [draw('ul', {}, ...sections)]),
  );
}

function drawHelp({ closest, corpus: { popular, ask: contact } }: Found): HTMLElement[] {
  const words = closest.map((word) =>
    draw('li', {}, draw('a', { href: resultsAddress(word) }, word)),
  );
  const pages = popular.map(({ url, title }) => draw('li', {}, draw('a', { href: url }, title)));
  return [
    ...drawWhomToAsk(contact),
    ...(words.length === 0 ? [] : [draw('p', {}, say.closest), draw('ul', {}, ...words)]),
    draw('p', {}, say.popular),
    draw('ul', {}, ...pages),
  ];
}
