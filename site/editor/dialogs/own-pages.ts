/** A document or one of its steps. */
export interface OwnPage {
  readonly href: string;
  readonly title: string;
}

let known: Promise<readonly OwnPage[]> | undefined;

const fetchPages = async (): Promise<readonly OwnPage[]> => {
  const answer = await fetch('/dai/bai/lien-ket.json');
  // The station's own list (link-targets.ts).
  return answer.ok ? ((await answer.json()) as readonly OwnPage[]) : [];
};

/** Without marks, as many type: `ho so` finds “hồ sơ”. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const most = 8;

/** A field to look for a page of ours, and those that it finds as buttons. */
export function ownPages(choose: (page: OwnPage) => void): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'own-pages';
  const label = document.createElement('label');
  label.htmlFor = 'tim-bai';
  label.textContent = 'Tìm bài hoặc bước của phường';
  const input = document.createElement('input');
  Object.assign(input, { id: 'tim-bai', type: 'search', autocomplete: 'off' });
  const list = document.createElement('ul');
  list.className = 'rows';
  dom.append(label, input, list);
  known ??= fetchPages().catch(() => []);
  const show = async (): Promise<void> => {
    const pages = (await known) ?? [];
    const wanted = plain(input.value).split(/\s+/);
    const found = pages.filter(({ title }) => wanted.every((word) => plain(title).includes(word)));
    list.replaceChildren(
      ...(input.value.trim() === '' ? [] : found.slice(0, most)).map((page) => {
        const row = document.createElement('li');
        const button = document.createElement('button');
        Object.assign(button, { type: 'button', className: 'button', textContent: page.title });
        button.addEventListener('click', () => {
          choose(page);
          input.value = '';
          void show();
        });
        row.append(button);
        return row;
      }),
    );
  };
  input.addEventListener('input', () => void show());
  // Enter looks here, and doesn't answer the question around it.
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  return dom;
}
