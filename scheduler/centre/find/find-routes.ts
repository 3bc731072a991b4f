// One box for stations, what was sent, what does not hold, and who did what: each within the person's own branches.
import { html } from 'hono/html';
import type { AsPerson } from '../accounts/guard.ts';
import { mayAnywhere, placesFor } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { allPlaces } from '../ledger/branches.ts';
import {
  actsSought,
  findActs,
  findFindings,
  findStations,
  findThings,
  type FoundAct,
  type FoundFinding,
  type FoundStation,
  type FoundThing,
} from '../ledger/find.ts';
import { createPlaceTree, type PlaceTree } from '../overview/place-tree.ts';
import { plainText } from '../overview/plain-text.ts';
import { actWords, sayAct, sayDetail } from '../pages/act-words.ts';
import { wordsOf } from '../pages/address-words.ts';
import type { Html } from '../pages/frame.ts';
import { show } from '../pages/show.ts';
import { findingWords, sayAt, sayNumber } from '../pages/words.ts';

const most = 50;

export function addFindRoutes(app: CentreApp, { sql }: CentreParts, asPerson: AsPerson): void {
  app.get(
    '/tim/',
    asPerson('look', async (context, person) => {
      const typed = (wordsOf(context)('q') ?? '').slice(0, 100);
      const text = plainText(typed);
      const sought = { text, places: placesFor(person, 'look'), most: most + 1 };
      const acts = { ...sought, places: placesFor(person, 'acts') };
      const mayActs = mayAnywhere(person, 'acts');
      const main =
        text === ''
          ? findForm(typed)
          : html`${findForm(typed)}
            ${stationsPart(await findStations(sql, sought), createPlaceTree(await allPlaces(sql)))}
            ${thingsPart(await findThings(sql, sought))}
            ${findingsPart(await findFindings(sql, sought, codesOf(findingWords, text)))}
            ${mayActs ? actsPart(await findActs(sql, acts, codesOf(actWords, text))) : ''}`;
      return show(context, { title: 'Tìm', page: 'find', person, main });
    }),
  );
}

/** The codes whose words have what was typed in them. */
function codesOf(words: Readonly<Record<string, string>>, text: string): readonly string[] {
  return Object.entries(words)
    .filter(([, said]) => plainText(said).includes(text))
    .map(([code]) => code);
}

function findForm(typed: string): Html {
  return html`<form method="get" action="/tim/" class="find" role="search">
    <label for="q">Tìm đài, bài đã gửi, chỗ không khớp, việc đã làm</label>
    <input id="q" name="q" type="search" value="${typed}" required />
    <button class="button">Tìm</button>
  </form>`;
}

/** A heading with how many there are, and each of them. */
function part<Found>(
  name: string,
  words: string,
  found: readonly Found[],
  item: (one: Found) => Html,
): Html {
  const many = found.length > most ? `hơn ${most}` : sayNumber(found.length);
  return html`<h2>${words} (${many})</h2>
    <ul data-found="${name}" data-count="${Math.min(found.length, most)}">
      ${found.slice(0, most).map((one) => html`<li>${item(one)}</li>`)}
    </ul>
    ${found.length > most ? html`<p>Gõ thêm chữ để thu hẹp.</p>` : ''}`;
}

function stationsPart(found: readonly FoundStation[], tree: PlaceTree): Html {
  return part(
    'stations',
    'Đài',
    found,
    ({ station, name, place }) =>
      html`<a href="/dai/${encodeURIComponent(station)}/">${name}</a>
        <span class="where">${station} ${tree.words(place)}</span>`,
  );
}

function thingsPart(found: readonly FoundThing[]): Html {
  return part(
    'things',
    'Đã gửi xuống đài',
    found,
    ({ thing, title, version, madeAt, by }) =>
      html`${title}
        <span class="where">${thing}, bản ${version}, ${by} gửi ${sayAt(madeAt)}</span>`,
  );
}

function findingsPart(found: readonly FoundFinding[]): Html {
  return part(
    'findings',
    'Nhật ký không khớp',
    found,
    ({ station, name, kind, seq, foundAt, seenBy }) =>
      html`<a href="/dai/${encodeURIComponent(station)}/">${name}</a>, dòng ${seq}:
        ${findingWords[kind] ?? kind}
        (${sayAt(foundAt)}${seenBy === null ? '' : `, ${seenBy} đã hỏi`})`,
  );
}

function actsPart(found: readonly FoundAct[]): Html {
  return part(
    'acts',
    `Việc đã làm, trong ${sayNumber(actsSought)} việc mới nhất`,
    found,
    ({ at, by, act, station, detail }) =>
      html`${sayAt(at)}: ${by} ${sayAct(act)} ${station ?? ''}
        <span class="where">${sayDetail(detail)}</span>`,
  );
}
