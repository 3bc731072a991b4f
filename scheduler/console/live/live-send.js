// What the page of live speech sends to the station.
const address = '/dai/noi-truc-tiep/tieng';

/** Undefined: no answer within `withinMs`, try again. Else `{ status }` or `{ refused }`. */
export async function postSound(body, withinMs) {
  try {
    const answer = await fetch(address, {
      ...requestOf(body),
      signal: AbortSignal.timeout(withinMs),
    });
    if (answer.ok) return await answer.json();
    if (answer.status >= 500 || answer.status === 429) return undefined;
    if (answer.status === 404)
      return { refused: 'Máy của đài đã kết thúc lời nói này. Muốn nói nữa thì bấm lại.' };
    return await answer.json();
  } catch {
    return undefined;
  }
}

/** Also as the page goes. Without a number yet: what this session has just opened. */
export function postLeft(request) {
  void fetch(address, { ...requestOf({ request, end: 'left' }), keepalive: true });
}

function requestOf(body) {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Loa-Token': document.body.dataset.token },
    body: JSON.stringify(body),
  };
}

/** Asks for the loudspeaker by the form. `{ request }`: the number of what was asked; `{ refused }`: why not. */
export async function askToSpeak(form) {
  const sent = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: 'POST', body: sent });
  const [, request] = /\/dai\/viec\/(\d+)\/$/.exec(answer.url) ?? [];
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  renewTokens(page);
  if (request !== undefined) return { request: Number(request) };
  const wrong = [...page.querySelectorAll('[data-error]')].map((one) => one.textContent.trim());
  const plain = page.querySelector('main p')?.textContent.trim();
  return { refused: wrong.join(' ') || plain || 'Chưa nói được. Tải lại trang.' };
}

/** A form's token serves once: the page has a new one by what comes back. */
function renewTokens(page) {
  const token = page.body.dataset.token;
  if (!token) return;
  document.body.dataset.token = token;
  for (const field of document.querySelectorAll('input[name="token"]')) field.value = token;
}

/** Pieces of samples as one text. */
export function base64(pieces) {
  let text = '';
  for (const piece of pieces)
    for (const byte of new Uint8Array(piece.buffer)) text += String.fromCharCode(byte);
  return btoa(text);
}
