// Who may change stations says where they stand: one on its page, many by a table that is shown before it is taken.
import { html } from 'hono/html';
import type { AsPerson } from '../accounts/guard.ts';
import { readForm } from '../accounts/form.ts';
import { mayAt, placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { forgetSpot, setSpots, spotsOf, type StationSpot } from '../ledger/coordinates.ts';
import { writeAct } from '../ledger/stations.ts';
import { stepOf } from '../pages/address-words.ts';
import { field, hidden, longField, problemsPart } from '../pages/fields.ts';
import type { Html } from '../pages/frame.ts';
import { show, showNoPage } from '../pages/show.ts';
import { readCoordinates, readPoint, type ReadCoordinates } from './read-coordinates.ts';

const mostBytes = 2_000_000;
const mostLetters = 1_000_000;
const mostShown = 200;

export function addCoordinateRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  addTableRoutes(app, parts, asPerson);
  addStationRoutes(app, parts, asPerson);
}

function addTableRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  app.get(
    '/ban-do/toa-do/',
    asPerson('stations', (context, person) =>
      show(context, { title: 'Ghi tọa độ', page: 'map-coordinates', person, main: tableForm('') }),
    ),
  );
  app.post(
    '/ban-do/toa-do/',
    asPerson('stations', async (context, person) => {
      const frame = { title: 'Ghi tọa độ', page: 'map-coordinates', person };
      const form = await readForm(context, mostBytes);
      if (!form) {
        const main = tableForm('', ['Bảng lớn quá 2 MB: chưa ghi gì. Chia ra rồi gửi từng phần.']);
        return show(context, { ...frame, main }, 413);
      }
      const [file] = form.files('tep');
      const text = file
        ? (await file.text()).slice(0, mostLetters)
        : form.lines('bang', mostLetters);
      const read = readCoordinates(text);
      const known = await ownStations(parts, person);
      const problems = [
        ...read.problems,
        ...read.rows
          .filter(({ station }) => !known.has(station))
          .map(({ station }) => `Không có đài nào mang mã ${station} trong phần của anh chị.`),
      ];
      const rows = read.rows.filter(({ station }) => known.has(station));
      if (form.text('lam') !== '1' || problems.length > 0 || rows.length === 0) {
        const shown = problems.slice(0, mostShown);
        const main = preview(text, { rows, problems: shown }, known);
        return show(context, { ...frame, main }, problems.length > 0 ? 400 : 200);
      }
      await parts.sql.begin(async (step) => {
        await setSpots(step, rows);
        for (const { station, lat, lon } of rows)
          await writeAct(step, {
            ...{ at: parts.now(), by: person.name, account: person.account, station },
            ...{ act: 'station-coordinates', detail: { lat: String(lat), lon: String(lon) } },
          });
      });
      return context.redirect('/ban-do/', 303);
    }),
  );
}

/** By their numbers: those that the person may change. */
async function ownStations(
  { sql }: CentreParts,
  person: Person,
): Promise<ReadonlyMap<string, StationSpot>> {
  const spots = await spotsOf(sql, placesFor(person, 'stations'));
  return new Map(spots.map((spot) => [spot.station, spot]));
}

function tableForm(text: string, problems: readonly string[] = []): Html {
  return html`${problemsPart(problems)}
    <form
      method="post"
      action="/ban-do/toa-do/"
      enctype="multipart/form-data"
      data-act="coordinates"
    >
      ${longField('bang', {
        ...{ label: 'Bảng tọa độ', value: text, rows: 10, optional: true, most: mostLetters },
        hint: 'Mỗi dòng: mã đài, vĩ độ, kinh độ. Ví dụ: 7KQ2-M0XD, 20.9386, 106.3207. Dán từ bảng tính cũng được.',
      })}
      <div class="field">
        <label for="o-tep">Hoặc tệp CSV</label>
        <input id="o-tep" name="tep" type="file" accept=".csv,text/csv,text/plain" />
      </div>
      <button class="button main">Xem trước</button>
    </form>`;
}

function preview(
  text: string,
  { rows, problems }: ReadCoordinates,
  known: ReadonlyMap<string, StationSpot>,
): Html {
  if (problems.length > 0 || rows.length === 0)
    return tableForm(
      text,
      problems.length > 0 ? problems : ['Bảng chưa có dòng nào có tọa độ: chưa ghi gì.'],
    );
  const changed = rows.filter(({ station, lat, lon }) => {
    const spot = known.get(station);
    return spot?.lat !== null && (spot?.lat !== lat || spot.lon !== lon);
  });
  return html`<p data-rows="${rows.length}">
      Sẽ ghi tọa độ của ${rows.length} đài, trong đó ${changed.length} đài đã có tọa độ khác.
    </p>
    <table class="stations">
      <thead>
        <tr>
          <th scope="col">Đài</th>
          <th scope="col">Vĩ độ</th>
          <th scope="col">Kinh độ</th>
          <th scope="col">Trước đó</th>
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, mostShown).map(({ station, lat, lon }) => {
          const spot = known.get(station);
          return html`<tr>
            <th scope="row">${spot?.name ?? ''} <span class="where">${station}</span></th>
            <td data-label="Vĩ độ">${lat}</td>
            <td data-label="Kinh độ">${lon}</td>
            <td data-label="Trước đó">
              ${spot?.lat === null || spot === undefined ? 'chưa có' : `${spot.lat}, ${spot.lon ?? ''}`}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${rows.length > mostShown ? html`<p>Và ${rows.length - mostShown} đài nữa.</p>` : ''}
    <form
      method="post"
      action="/ban-do/toa-do/"
      enctype="multipart/form-data"
      data-act="coordinates"
    >
      ${hidden('bang', text)} ${hidden('lam', '1')}
      <button class="button main">Ghi tọa độ của ${rows.length} đài</button>
      <a class="button quiet" href="/ban-do/toa-do/">Thôi</a>
    </form>`;
}

function addStationRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql, now } = parts;
  app.get(
    '/dai/:id/toa-do/',
    asPerson('stations', async (context, person) => {
      const spot = (await ownStations(parts, person)).get(stepOf(context, 'id'));
      if (!spot || !mayAt(person, 'stations', spot.place)) return showNoPage(context);
      const main = stationForm(spot, [spot.lat, spot.lon].map(String));
      return show(context, { title: `Tọa độ: ${spot.name}`, page: 'map-station', person, main });
    }),
  );
  app.post(
    '/dai/:id/toa-do/',
    asPerson('stations', async (context, person) => {
      const station = stepOf(context, 'id');
      const spot = (await ownStations(parts, person)).get(station);
      const form = await readForm(context, 16_384);
      if (!spot || !mayAt(person, 'stations', spot.place)) return showNoPage(context);
      const typed = [form?.text('vi-do', 30) ?? '', form?.text('kinh-do', 30) ?? ''];
      const [north = '', east = ''] = typed;
      const point = north + east === '' ? undefined : readPoint(north, east);
      if (typeof point === 'string') {
        const main = stationForm(spot, typed, [
          `${point.charAt(0).toUpperCase()}${point.slice(1)}`,
        ]);
        const title = `Tọa độ: ${spot.name}`;
        return show(context, { title, page: 'map-station', person, main }, 400);
      }
      await sql.begin(async (step) => {
        if (point) await setSpots(step, [{ station, ...point }]);
        else await forgetSpot(step, station);
        await writeAct(step, {
          ...{ at: now(), by: person.name, account: person.account, act: 'station-coordinates' },
          ...{ station, detail: { lat: String(point?.lat ?? ''), lon: String(point?.lon ?? '') } },
        });
      });
      return context.redirect(`/dai/${encodeURIComponent(station)}/`, 303);
    }),
  );
}

function stationForm(
  { station, name }: StationSpot,
  [north = '', east = '']: readonly string[],
  problems: readonly string[] = [],
): Html {
  const given = (text: string): string => (text === 'null' ? '' : text);
  return html`${problemsPart(problems)}
    <p><a href="/dai/${encodeURIComponent(station)}/">${name}</a></p>
    <form method="post" action="/dai/${encodeURIComponent(station)}/toa-do/" data-act="coordinates">
      ${field('vi-do', { label: 'Vĩ độ (bắc)', value: given(north), most: 30, optional: true, hint: 'Độ thập phân, ví dụ 20.9386' })}
      ${field('kinh-do', { label: 'Kinh độ (đông)', value: given(east), most: 30, optional: true, hint: 'Ví dụ 106.3207. Để trống cả hai ô thì bỏ tọa độ.' })}
      <button class="button main">Ghi</button>
    </form>`;
}
