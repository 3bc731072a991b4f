// A voice that is brought in, looked at whole before anybody is asked to accept it: unpacked and read in one process, spoken
// with in another. What stays is a folder in LOA_DATA/voices that no one speaks with yet.
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dayMs } from '../../../content/schema/durations.ts';
import { files, voiceName, voicesFolder } from '../neural/installed.ts';
import { knownVoices } from './known-voices.ts';
import type { LookAnswer } from './look-process.ts';
import { plainModel, type Prepared } from './prepare.ts';
import { refuse } from './refusal.ts';
import { tryOut, type Trial } from './try-out.ts';

/** What is known of a voice that was looked at; it is kept, or thrown away. */
export interface Staged extends Omit<Prepared, 'licence' | 'isTimed'>, Trial {
  /** Names its folder until it is kept: `.moi-` and eight characters. */
  readonly id: string;
  /** What it would be called. */
  readonly name: string;
  readonly sha256: string;
  /** As the published table has it; '' where nobody here could see it. */
  readonly publishedSha256: string;
  readonly licence: string;
  /** Where it was fetched; '' of a file. */
  readonly from: string;
}

const stagedFile = 'staged.json';
/** Unpacking 75 MB of bzip2 is 25 s of processor time here; a slow PC that is busy takes minutes. Real ms. */
const lookMs = 20 * 60_000;

/** `source`: an archive, a folder, or a model with its papers beside it. @throws VoiceError `voice-refused`, all reasons at once */
export async function lookAtVoice(
  source: string,
  { dataDir, from = '' }: { readonly dataDir: string; readonly from?: string },
): Promise<Staged> {
  const id = `.moi-${randomBytes(4).toString('hex')}`;
  const folder = join(voicesFolder(dataDir), id);
  mkdirSync(folder, { recursive: true });
  tidyStaged(dataDir);
  try {
    const { prepared, sha256 } = await askProcess(source, folder);
    const { licence } = prepared;
    if (licence === undefined) throw refuse('Không thấy giấy phép.');
    const known = knownVoices.find(({ name }) => name === prepared.modelName);
    const trial = await tryOut(folder, prepared, dataDir);
    rmSync(join(folder, plainModel), { force: true });
    const staged: Staged = {
      ...{ ...prepared, ...trial, licence, id, sha256, from },
      name: nameOf(prepared.modelName),
      publishedSha256: known?.sha256 ?? '',
      origin: [prepared.origin, known?.where].filter(Boolean).join(' · '),
      doubt: [known?.doubt, prepared.doubt].filter(Boolean).join(' '),
    };
    writeFileSync(join(folder, stagedFile), JSON.stringify(staged));
    return staged;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function askProcess(
  source: string,
  into: string,
): Promise<Extract<LookAnswer, { prepared: unknown }>> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'look-process.ts'), [source, into], {
      // A model is held in memory two or three times while it is read.
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: lookMs,
      killSignal: 'SIGKILL',
    });
    child.once('message', (answer: LookAnswer) => {
      if ('prepared' in answer) resolve(answer);
      else reject(refuse(answer.refused));
    });
    child.once('error', reject);
    child.once('exit', () => {
      reject(
        refuse('Đọc gói giọng quá lâu hoặc dừng giữa chừng: tệp có thể hỏng. Tải lại rồi thử lại.'),
      );
    });
  });
}

function nameOf(modelName: string): string {
  const name = modelName.replace(/[^a-z0-9_.-]/gi, '-').slice(0, 60);
  return voiceName.test(name) ? name : `giong-${name.replace(/^[^a-z0-9]+/i, '')}`.slice(0, 60);
}

/** One that was looked at before and not decided on yet; undefined where there is none of that name. */
export function readStaged(dataDir: string, id: string): Staged | undefined {
  if (!/^\.moi-[0-9a-f]{8}$/.test(id)) return undefined;
  try {
    // What `lookAtVoice` wrote.
    return JSON.parse(readFileSync(join(voicesFolder(dataDir), id, stagedFile), 'utf8')) as Staged;
  } catch {
    return undefined;
  }
}

/** Those that wait for a decision. */
export function listStaged(dataDir: string): readonly Staged[] {
  const root = voicesFolder(dataDir);
  const names = existsSync(root) ? readdirSync(root).toSorted() : [];
  return names.flatMap((name) => readStaged(dataDir, name) ?? []);
}

/** Kept so long for who has not decided; what was cut off while it was looked at goes with it, ms. */
const undecidedMs = 7 * dayMs;

function tidyStaged(dataDir: string): void {
  const root = voicesFolder(dataDir);
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const path = join(root, name);
    if (/^\.(moi|den)-/.test(name) && Date.now() - statSync(path).mtimeMs > undecidedMs)
      rmSync(path, { recursive: true, force: true });
  }
}

/** It is thrown away. */
export function dropStaged(dataDir: string, { id }: Pick<Staged, 'id'>): void {
  rmSync(join(voicesFolder(dataDir), id), { recursive: true, force: true });
}

export interface Acceptance {
  readonly name: string;
  /** As whoever accepts has it from the publisher, or has read it here. */
  readonly sha256: string;
  /** As it was shown. */
  readonly licence: string;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

/** It becomes a voice of this machine. @throws VoiceError `voice-refused`: another digest, another licence, a name that is taken */
export async function keepVoice(
  dataDir: string,
  staged: Staged,
  accepted: Acceptance,
): Promise<void> {
  const target = join(voicesFolder(dataDir), accepted.name);
  if (!voiceName.test(accepted.name))
    throw refuse(
      'Tên giọng chỉ có chữ không dấu, số, gạch nối, gạch dưới, dấu chấm; tối đa 60 ký tự.',
    );
  if (accepted.sha256.trim().toLowerCase() !== staged.sha256)
    throw refuse(`Mã SHA-256 không khớp: gói này là ${staged.sha256}. Tải lại từ nơi phát hành.`);
  if (accepted.licence.trim() !== staged.licence)
    throw refuse(`Chưa chấp nhận giấy phép. Giấy phép của giọng này: ${staged.licence}`);
  const folder = join(voicesFolder(dataDir), staged.id);
  const taken = `Đã có giọng tên "${accepted.name}": gỡ giọng ấy trước, hoặc chọn tên khác.`;
  if (existsSync(target)) throw refuse(taken);
  const { bytes, hash } = await settleFile(join(folder, files.model));
  const { sha256, sampleRateHz, speakers, spaceId, isTimed, syllablesPerMinute, licence } = staged;
  const about = {
    ...{ name: accepted.name, sha256, sampleRateHz, speakers, spaceId, isTimed, licence },
    ...{ syllablesPerMinute, doubt: staged.doubt, modelBytes: bytes },
    modelSha256: hash,
    origin: [staged.from, staged.origin].filter(Boolean).join(' · '),
    ...{ addedAt: new Date(accepted.at).toISOString(), acceptedBy: accepted.by },
  };
  writeFileSync(join(folder, files.about), JSON.stringify(about, undefined, 2), { flush: true });
  try {
    renameSync(folder, target);
  } catch (error) {
    if (existsSync(target)) throw refuse(taken, error);
    throw error;
  }
  // Last: until it has its name it waits for a decision.
  rmSync(join(target, stagedFile), { force: true });
}

/** A file's size and SHA-256; all of it is on the disk then. A model has 350 MB: it is never whole in memory. */
async function settleFile(path: string): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const file = await open(path, 'r+');
  try {
    await file.sync();
    return { bytes: (await file.stat()).size, hash: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
