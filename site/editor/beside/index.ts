// What stands beside the text that is written: its page, its speech, its mistakes.
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Beside, Place } from '../../../content/schema/beside.ts';
import { keepAsking } from './asking.ts';
import { make } from './make.ts';
import { createPagePart } from './page-part.ts';
import { createPlayer, type Player } from './player.ts';
import { knownOf, placeNow, tellHeard } from './plugin.ts';
import { createProblemsPart } from './problems-part.ts';
import { askAtClick } from './reading-place.ts';
import { createReadingPopup } from './reading-popup.ts';
import { createSpeechPart } from './speech-part.ts';
import { besideStation, type BesideStation, type Decision } from './station.ts';
import { unsureIn } from './unsure-words.ts';

export { besidePlugin } from './plugin.ts';
export { askReading } from './reading-place.ts';

interface Needs {
  readonly view: EditorView;
  readonly root: HTMLElement;
  /** The text's own, with a slash at its end. */
  readonly address: string;
  /** The page's, as it is by then. */
  readonly token: () => string;
}

export interface BesideView {
  /** Looks anew: something else than the text has changed. */
  refresh(): void;
  close(): void;
}

/** Fills `root`: parts `[data-part="trang|nghe|loi"]`, made where they are not there. Its state needs `besidePlugin`. */
export function createBeside({ view, root, address, token }: Needs): BesideView {
  const station = besideStation(address, token);
  const sayOnce = summaryIn(root);
  const go = (place: Place): void => {
    goTo(view, placeNow(view, place));
  };
  let heardNow: string | undefined;
  const player = createPlayer({
    soundOf: station.soundOf,
    sentences: () => knownOf(view)?.sentences ?? [],
    heard(id, ms) {
      if (id !== heardNow) tellHeard(view, id);
      heardNow = id;
      speech.heard(id, ms);
    },
    failed: (why) => {
      speech.failed(why);
    },
  });
  const page = createPagePart(partOf(root, 'trang'), station);
  const decide: Decide = async (decision) => {
    root.dataset['stale'] = 'yes';
    const why = await refusalOf(station, decision);
    speech.failed(why);
    asking.refresh();
    return why;
  };
  const speech = createSpeechPart(partOf(root, 'nghe'), {
    ...{ player, go },
    decide: (decision) => void decide(decision),
  });
  const readings = watchReadings(view, decide, player);
  const problems = createProblemsPart(partOf(root, 'loi'), go);
  const asking = keepAsking(view, station, {
    known(beside) {
      root.dataset['version'] = String(beside.version);
      root.dataset['stale'] = 'no';
      page.changed(JSON.stringify([beside.version, beside.readings]));
      speech.show(beside);
      problems.show(beside);
      problems.failed(undefined);
      sayOnce(beside);
    },
    stale: () => {
      root.dataset['stale'] = 'yes';
    },
    failed: (why) => {
      problems.failed(`Chưa xem được bài vừa viết: ${why} Những gì ghi dưới đây là của lần trước.`);
    },
  });
  return {
    refresh: asking.refresh,
    close() {
      player.stop();
      readings.close();
      asking.close();
    },
  };
}

type Decide = (decision: Decision) => Promise<string | undefined>;

async function refusalOf(station: BesideStation, decision: Decision): Promise<string | undefined> {
  const answer = await station.decide(decision);
  return 'failed' in answer ? answer.failed : undefined;
}

/** A click on an unsure word asks how it is said. */
function watchReadings(view: EditorView, decide: Decide, player: Player): { close(): void } {
  const popup = createReadingPopup({
    ...{ view, decide, say: player.say },
    play: (sentence) => {
      player.play(sentence, false);
    },
  });
  const clicked = ({ target, clientX, clientY }: MouseEvent): void => {
    const isMarked =
      target instanceof Element && target.closest('.beside-unknown, .beside-unsure') !== null;
    const at = isMarked ? view.posAtCoords({ left: clientX, top: clientY }) : null;
    if (at) askAtClick(view, at.pos);
  };
  view.dom.addEventListener('click', clicked);
  return {
    close() {
      popup.close();
      view.dom.removeEventListener('click', clicked);
    },
  };
}

function partOf(root: HTMLElement, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const part = found ?? make('section', { 'data-part': name, class: 'beside-part' });
  if (!found) root.append(part);
  return part;
}

/** Said once, not after every letter. */
function summaryIn(root: HTMLElement): (beside: Beside) => void {
  const says = make('p', { class: 'unseen', role: 'status', 'data-beside-says': true });
  root.prepend(says);
  let told = '';
  return (beside) => {
    const words = sumUp(beside);
    if (words !== told) says.textContent = words;
    told = words;
  };
}

function sumUp(beside: Beside): string {
  const errors = beside.problems.filter(({ severity }) => severity === 'error').length;
  const unsure = unsureIn(beside).length;
  const fit = beside.length.fits ? '' : ' Bản tin dài quá một buổi được phép.';
  return `${errors} lỗi, ${unsure} chữ cần chọn cách đọc.${fit}`;
}

/** Puts the caret there, and shows it: on a phone the text may be behind another tab. */
function goTo(view: EditorView, { from, to }: Place): void {
  const { doc } = view.state;
  const [start, end] = [from, to].map((pos) => doc.resolve(Math.min(pos, doc.content.size)));
  if (!start || !end) return;
  document.querySelector<HTMLElement>('[role="tab"][data-to="viet"]')?.click();
  view.dispatch(view.state.tr.setSelection(TextSelection.between(start, end)).scrollIntoView());
  view.focus();
}
