// A centre in this process, on a database of its own; and machines that talk to it, honestly or not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { takeCentreKey, type CentreKey } from '../../../scheduler/centre/centre-key.ts';
import type { DatabasePlace, Sql } from '../../../scheduler/centre/database/connect.ts';
import type { JobSender } from '../../../scheduler/centre/jobs/job-sender.ts';
import { invite } from '../../../scheduler/centre/invite.ts';
import type { AskContent } from '../../../scheduler/centre/sending/ask-content.ts';
import {
  answer as answerNow,
  type Answer as Answered,
} from '../../../scheduler/centre/sending/read-content.ts';
import { serveCentre } from '../../../scheduler/centre/serve.ts';
import {
  answerShape,
  protocol,
  signatureHeader,
  type Answer,
  type StationPurpose,
} from '../../../scheduler/centre/talk/message.ts';
import {
  isSigned,
  keyId,
  makeKey,
  rawPublicKey,
  signMessage,
  type Purpose,
} from '../../../scheduler/centre/talk/signing.ts';
import { openWake } from '../../../scheduler/centre/wake/wake.ts';
import type { Operating } from '../../../scheduler/centre/operate/operating.ts';
import type { TestServer } from './one-server.ts';
import { patientPost } from './patient-post.ts';

export interface TestCentre {
  readonly sql: Sql;
  readonly place: DatabasePlace;
  readonly url: string;
  readonly centre: CentreKey;
  /** The centre's clock, which tests set. */
  readonly clock: { now: number };
  invite(name: string, more?: { replaces?: string; place?: readonly string[] }): Promise<string>;
  /** A machine that has joined. */
  station(
    name: string,
    more?: { replaces?: string; place?: readonly string[] },
  ): Promise<TestMachine>;
  /** One that joins with this code. */
  join(code: string): Promise<TestMachine>;
  /** Exactly these bytes. */
  post(path: string, bytes: Buffer, signature: Buffer): Promise<Answer>;
  /** Every address that this centre answers at. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  /** Lines that are open. */
  lines(): number;
  close(): Promise<void>;
}

export interface TestMachine {
  readonly key: KeyObject;
  readonly keyId: string;
  readonly station: string;
}

/** Without a process anew for each question, which ask-content.test.ts has. */
const askContent: AskContent = (question) =>
  Promise.resolve(answerNow(question) as Extract<Answered, { is: typeof question.is }>); // it answers what it was asked

/** A busy machine takes its time to read a thousand requests. */
const endless = { headersTimeout: 0, requestTimeout: 0 };

/** Far below what the centre asks for: tests hash a hundred times. */
const hashCost = { memory: 64, passes: 1, parallelism: 1 };

export async function openTestCentre(
  server: TestServer,
  tell: (line: string) => void = console.error,
  contentDir?: string,
  operating?: Operating,
  jobs: JobSender = { send: () => Promise.reject(new Error('this centre has no jobs')) },
): Promise<TestCentre> {
  const { sql, place } = await server.ledger();
  const folder = mkdtempSync(path(tmpdir(), 'loa-test-centre-'));
  const centre = await takeCentreKey(sql, folder, {});
  const clock = { now: Date.UTC(2026, 10, 30) };
  const parts = { sql, centre, now: () => clock.now, tell, jobs, hashCost, contentDir, askContent };
  const wake = await openWake(parts);
  const app = createCentreApp({ ...parts, ...(operating && { operating }) }, wake);
  const served = await serveCentre(app, { host: '127.0.0.1', port: 0 }, endless);
  const post: TestCentre['post'] = async (path, bytes, signature) => {
    const answer = await patientPost(`${served.url}/tram/${path}`, bytes, {
      [signatureHeader]: signature.toString('base64url'),
    });
    const { body } = answer;
    const said = Buffer.from(answer.header(signatureHeader), 'base64url');
    if (!isSigned(centre.publicKey, 'answer', body, said)) throw new Error(body.toString());
    return answerShape.parse(JSON.parse(body.toString()));
  };
  const makeInvitation: TestCentre['invite'] = (name, { replaces, place = [] } = {}) =>
    invite(sql, {
      ...{ name, place, groups: [], by: 'Bà Hoa', at: clock.now, endsAt: clock.now + 3_600_000 },
      ...(replaces !== undefined && { replaces }),
    });
  const join: TestCentre['join'] = async (code) => {
    const key = makeKey();
    const publicKey = rawPublicKey(key);
    const machine = { key, keyId: keyId(publicKey) };
    const content = { code, publicKey: publicKey.toString('base64url'), program: 'test' };
    const message = say(centre.id, machine, 'join', content, { sequence: 1, at: clock.now });
    const answer = await post('join', message.bytes, message.signature);
    if (answer.refused !== undefined) throw new Error(answer.refused);
    // What the centre has just answered.
    const { station } = answer.content as { station: string };
    return { ...machine, station };
  };
  return {
    routes: app.routes,
    ...{ sql, place, centre, clock, post, join, url: served.url, invite: makeInvitation },
    station: async (name, more) => join(await makeInvitation(name, more)),
    lines: () => wake.lines(),
    async close() {
      await wake.close();
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What is written over the honest message, and the purpose it is signed for. */
interface Lie {
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly signedFor?: Purpose;
}

/** A message and its signature, as an honest machine says them, or not. */
export function say(
  centre: string,
  { key, keyId: id }: Pick<TestMachine, 'key' | 'keyId'>,
  purpose: StationPurpose,
  content: unknown,
  { sequence, at }: { readonly sequence: number; readonly at: number },
  { envelope = {}, signedFor = purpose }: Lie = {},
): { readonly bytes: Buffer; readonly signature: Buffer } {
  const bytes = Buffer.from(
    JSON.stringify({
      ...{ protocol, purpose, centre, key: id, sequence, sentAt: at, expiresAt: at + 60_000 },
      ...{ content, ...envelope },
    }),
  );
  return { bytes, signature: signMessage(key, signedFor, bytes) };
}
