import { html } from 'hono/html';
import { untouched, type Typed } from '../../form.ts';
import { fieldError } from '../../pages/field-error.ts';
import type { Html } from '../../pages/html.ts';
import { layout } from '../../pages/layout.ts';
import type { Seen } from '../../seen.ts';
import { readingPath, roomPath } from '../address.ts';
import { sayDoubts } from '../doubt-words.ts';
import type { RoomView } from '../room-view.ts';
import { countStates, type ReadState } from '../sentence-states.ts';
import { consentForm, readersSection } from './consent.ts';
import { recordingSection } from './recording.ts';
import { progressPicture, sayCounts } from './progress.ts';
import { takesSection } from './takes.ts';

/** The prompter. `script`: the address of the browser's side of it. */
export function roomPage(
  seen: Seen,
  view: RoomView,
  script: string,
  typed: Typed = untouched,
): Html {
  const { document, states, index, consent } = view;
  const mayRecord = seen.may('record');
  return layout(seen, {
    ...{ title: `Phòng thu: ${document.title}`, page: 'studio-room' },
    act: { id: 'cau', words: 'Đến câu đang đọc' },
    head: mayRecord ? html`<script type="module" src="${script}"></script>` : html``,
    main: html`<section
      id="phong-thu"
      class="room"
      aria-label="Câu đang đọc"
      data-studio="idle"
      data-document="${document.id}"
      data-sentence="${view.shown.sentence.key}"
      data-read="${view.shown.state}"
      data-consent="${consent ? 'yes' : 'no'}"
    >
      ${notice(view)} ${fieldError(typed, '')}
      <p class="small">
        Câu ${index + 1} trong ${states.length} · ${sayCounts(countStates(states))}
        <span class="tag ${view.shown.state}">${stateWords[view.shown.state]}</span>
      </p>
      ${progressPicture(states, index)} ${prompt(view)}
      ${!mayRecord ? '' : consent ? recordingSection(seen, view, typed) : consentForm(seen, view, typed)}
      ${turning(view)} ${machine(view)} ${takesSection(seen, view)} ${allSentences(view)}
      <p class="acts">
        ${mayRecord ? html`<a class="button" href="${readingPath(document.id)}">Gửi cả bài đã thu sẵn</a>` : ''}
        <a class="button" href="/dai/phong-thu/">Các bài khác</a>
        <a class="button quiet" href="/dai/bai/${document.id}/">Xem bài viết</a>
      </p>
      ${mayRecord ? readersSection(seen, view, typed) : ''}
    </section>`,
  });
}

const stateWords: Readonly<Record<ReadState, string>> = {
  read: 'Đã đọc',
  changed: 'Đã đổi, cần đọc lại',
  unread: 'Chưa đọc',
};

const doneWords: Readonly<Record<string, string>> = {
  chon: 'Từ giờ phát bản này.',
  rut: 'Đã rút và xóa bản đọc ấy.',
  'dong-y': 'Đã ghi lời đồng ý.',
  'rut-het': 'Đã rút lại đồng ý và xóa mọi bản đọc ấy.',
};

function notice({ document, kept, done, states }: RoomView): Html | '' {
  const words = doneWords[done];
  if (words !== undefined) return html`<p class="state good" role="status">${words}</p>`;
  if (!kept) return '';
  const { all, read } = countStates(states);
  const { key, doubts } = kept.take;
  return html`<p class="state good" role="status" data-kept="${key}">
      Đã giữ câu ${kept.number}. ${read === all ? 'Cả bài đã đọc xong.' : ''}
    </p>
    ${
      doubts.length === 0
        ? ''
        : html`<p class="note">
            ${sayDoubts(doubts)}
            <a data-turn="to" href="${roomPath(document.id, key)}">Đọc lại câu ${kept.number}</a>
          </p>`
    }`;
}

/** Everybody says those alike. */
const plainNumber = /^\d{1,2}$/;

function prompt({ shown: { sentence, before } }: RoomView): Html {
  const { text } = sentence;
  const hints = sentence.hints.filter(({ written }) => !plainNumber.test(written));
  return html`<p class="prompt" id="cau" data-is="prompt" tabindex="-1">${text}</p>
    ${
      before
        ? html`<p class="note" data-before>
            Câu này đã đổi nên phải đọc lại. Trước đây đọc là: “${before.text}”
          </p>`
        : ''
    }
    ${
      hints.length === 0
        ? ''
        : html`<ul class="hints" aria-label="Chữ khó đọc">
            ${hints.map(({ written, said }) => html`<li><strong>${written}</strong> đọc là “${said}”</li>`)}
          </ul>`
    }`;
}

function turning({ document, states, index }: RoomView): Html {
  const link = (at: number, name: string, words: string): Html | '' => {
    const to = states[at];
    return to
      ? html`<a class="button" data-turn="${name}" href="${roomPath(document.id, to.sentence.key)}"
          >${words}</a
        >`
      : '';
  };
  return html`<p class="acts turn">
    ${link(index - 1, 'previous', '← Câu trước')} ${link(index + 1, 'next', 'Câu sau →')}
  </p>`;
}

function machine({ document, shown }: RoomView): Html {
  const { key } = shown.sentence;
  return html`<details>
    <summary>Nghe giọng máy đọc câu này</summary>
    <audio
      controls
      preload="none"
      aria-label="Giọng máy đọc câu này"
      src="${roomPath(document.id)}may-doc?cau=${key}"
    ></audio>
  </details>`;
}

function allSentences({ document, states, index }: RoomView): Html {
  return html`<details>
    <summary>Mọi câu của bài</summary>
    <ol class="sheet sentences">
      ${states.map(
        ({ sentence, state }, at) =>
          html`<li data-state="${state}">
            <a
              data-turn="to"
              href="${roomPath(document.id, sentence.key)}"
              ${at === index ? html` aria-current="true"` : ''}
              >${sentence.text}</a
            >
            <span class="tag ${state}">${stateWords[state]}</span>
          </li>`,
      )}
    </ol>
  </details>`;
}
