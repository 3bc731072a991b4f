// What somebody sees who listens: the beginning, one step at a time, the end.
import { html } from 'hono/html';
import type { Html } from '../../pages/html.ts';
import type { ListeningTest } from '../book.ts';
import { stepsFor } from '../core/judge.ts';
import { notUnderstood, type HearStep, type Listener, type Step } from '../core/shape.ts';
import { ages, listenPath, placesHeard } from '../names.ts';
import { listenerFrame } from './listener-frame.ts';

export interface ListenerOf {
  readonly station: string;
  readonly test: ListeningTest;
  readonly listeners: readonly Listener[];
}

/** `/dai/nghe/<code>/`: what it is, who one may say one is, where to begin or to go on. `here`: addresses by number. */
export function welcomePage(
  { station, test, listeners }: ListenerOf,
  here: ReadonlyMap<number, string>,
): Html {
  const unfinished = listeners
    .filter(({ number }) => here.has(number))
    .map((listener) => ({ listener, next: nextStep(test, listener) }))
    .filter(({ next }) => next !== undefined);
  const place = listeners.findLast(({ by }) => by === 'page')?.place ?? '';
  const main = html`<p>
      Mời bác nghe vài câu đọc bằng các giọng khác nhau rồi chọn bên dễ nghe. Hết chừng bốn phút.
      Không có câu trả lời đúng hay sai về sở thích, không ghi tên ai.
    </p>
    <form method="post" action="${listenPath(test.code)}" data-begin>
      ${choiceOf('age', 'Tuổi của bác', ages, '')}
      ${choiceOf('place', 'Bác đang nghe ở đâu', placesHeard, place)}
      <button class="button main big">Bắt đầu nghe</button>
    </form>
    ${
      unfinished.length === 0
        ? ''
        : html`<h2>Đang nghe dở</h2>
            <ul class="plain-list" data-unfinished="${unfinished.length}">
              ${unfinished.map(
                ({ listener: { number }, next = 0 }) =>
                  html`<li>
                    <a class="button" href="${here.get(number) ?? ''}"
                      >Người nghe số ${number}: nghe tiếp từ câu ${next + 1}</a
                    >
                  </li>`,
              )}
            </ul>`
    }`;
  return listenerFrame({ station, title: 'Nghe thử giọng đọc', page: 'listen-welcome', main });
}

function choiceOf(name: string, legend: string, options: readonly string[], chosen: string): Html {
  return html`<fieldset>
    <legend>${legend} (không bắt buộc)</legend>
    ${options.map(
      (option) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="${name}"
            value="${option}"
            ${option === chosen ? 'checked' : ''}
          />
          ${option}</label
        >`,
    )}
  </fieldset>`;
}

/** The first step without an answer; undefined: all have one. */
export function nextStep(test: ListeningTest, listener: Listener): number | undefined {
  const open = stepsFor(test, listener).findIndex((_, step) => !listener.answers.has(step));
  return open < 0 ? undefined : open;
}

interface StepOf extends ListenerOf {
  readonly listener: Listener;
  /** His own. */
  readonly address: string;
  readonly step: number;
  /** Why the answer was not taken; Vietnamese. */
  readonly error?: string;
}

/** `/dai/nghe/<code>/<token>/`: one clip and what was in it, or two and which is better heard. */
export function stepPage({ station, test, listener, address, step: at, error }: StepOf): Html {
  const steps = stepsFor(test, listener);
  const step = steps[at];
  const heard = steps.filter(({ kind }) => kind === 'hear').length;
  const isHear = step?.kind === 'hear';
  const title = isHear
    ? `Câu ${at + 1} trên ${heard}`
    : `Cặp ${at - heard + 1} trên ${steps.length - heard}`;
  const sound = (side: string): string => `${address}${at}/${side}.mp3`;
  const chosen = listener.answers.get(at);
  const main = html`<progress
      value="${at}"
      max="${steps.length}"
      aria-label="Đã xong ${at} trên ${steps.length}"
    ></progress>
    ${error === undefined ? '' : html`<p class="error" role="alert">${error}</p>`}
    ${step?.kind === 'pair' ? html`<p>Cùng một câu đọc hai lần. Nghe cả hai, rồi chọn.</p>` : ''}
    <div class="players" data-step="${at}" data-kind="${step?.kind ?? ''}">
      ${isHear ? player('Nghe câu', sound('x')) : [player('Nghe A', sound('a')), player('Nghe B', sound('b'))]}
    </div>
    <form method="post" action="${address}" data-answer>
      <input type="hidden" name="step" value="${at}" />
      ${step ? choices(test, step, chosen) : ''}
    </form>
    <p class="listener-foot">
      ${at > 0 ? html`<a href="${address}?cau=${at - 1}">Bấm nhầm? Sửa câu trước</a>` : ''}
      ${
        chosen === undefined
          ? ''
          : html`<a href="${address}${listener.answers.has(at + 1) ? `?cau=${at + 1}` : ''}"
              >Giữ nguyên, sang câu sau</a
            >`
      }
    </p>
    <p class="small">
      Người nghe số ${listener.number}. Mệt thì nghỉ: mở lại trang này là nghe tiếp từ đây.
    </p>`;
  return listenerFrame({ station, title, page: 'listen-step', main });
}

/** With a script a big button; without it the browser's own player. `preload`: what is fetched is what was played. */
function player(label: string, src: string): Html {
  return html`<div class="player">
    <p class="label">${label}</p>
    <audio controls preload="none" src="${src}" aria-label="${label}" data-label="${label}"></audio>
  </div>`;
}

function choices(test: ListeningTest, step: Step, chosen: string | undefined): Html {
  const [asks, options] =
    step.kind === 'pair'
      ? ([
          'Bên nào dễ nghe hơn?',
          [
            ['a', 'A dễ nghe hơn'],
            ['same', 'Giống nhau'],
            ['b', 'B dễ nghe hơn'],
          ],
        ] as const)
      : heardChoices(test, step);
  return html`<fieldset class="answers">
    <legend>${asks}</legend>
    ${options.map(
      ([value, words]) =>
        html`<button
          class="button big"
          name="choice"
          value="${value}"
          ${value === chosen ? html`data-chosen` : ''}
        >
          ${words}${value === chosen ? html` <span class="small">(đã chọn)</span>` : ''}
        </button>`,
    )}
  </fieldset>`;
}

function heardChoices(
  { sentences }: ListeningTest,
  { sentence }: HearStep,
): readonly [string, readonly (readonly [string, string])[]] {
  const { asks = '', choices: options = [] } = sentences[sentence]?.question ?? {};
  return [
    asks,
    [
      ...options.map((option, index) => [String(index), option] as const),
      [notUnderstood, 'Không nghe rõ'],
    ],
  ];
}

/** All is answered: whoever comes next takes the telephone. */
export function thanksPage({ station, test, listener, address }: Omit<StepOf, 'step'>): Html {
  const main = html`<p class="state good" role="status" data-done>
      Xong rồi, cảm ơn bác! (người nghe số ${listener.number})
    </p>
    <p>Đưa máy cho người kế tiếp, hoặc trả lại cho cán bộ đài.</p>
    <p><a class="button main big" href="${listenPath(test.code)}">Người kế tiếp bắt đầu</a></p>
    <p><a href="${address}?cau=0">Xem lại các câu trả lời của tôi</a></p>`;
  return listenerFrame({ station, title: 'Cảm ơn bác', page: 'listen-thanks', main });
}

/** Nobody may listen now. */
export function notNowPage(station: string, says: string): Html {
  const main = html`<p>${says}</p>`;
  return listenerFrame({ station, title: 'Chưa nghe được', page: 'listen-not-now', main });
}
