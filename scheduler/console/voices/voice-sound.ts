import { trialOf, voicesHere } from '../../../audio/index.ts';
import { espeakVoices } from '../../../content/schema/names.ts';
import type { Looking } from '../console-parts.ts';
import { contentNow } from '../views/content-now.ts';
import { sayIn } from './voice-work.ts';

/** `/dai/may/giong-doc/tieng/<voice>`: a sentence in a voice as WAV; `?cau=` another than the usual one. Undefined: no such voice. */
export async function voiceSound({
  parts: { config },
  param,
  query,
}: Looking): Promise<Response | undefined> {
  const name = param('voice');
  const text = query('cau').normalize('NFC').trim().slice(0, 300);
  const kept = text === '' ? await trialOf(config.dataDir, name) : undefined;
  if (kept) return wavOf(kept);
  const inUse = contentNow(config.contentDir).content?.ward.voice;
  const isEspeak = espeakVoices.some((own) => own === name);
  // One of LOA_NEURAL_COMMAND is known by ward.yaml alone.
  const isNamed = inUse?.kind === 'neural' && inUse.name === name;
  const { installed } = await voicesHere(config.dataDir);
  if (!isEspeak && !isNamed && !installed.some((one) => one.name === name)) return undefined;
  const kind = isEspeak ? 'espeak' : 'neural';
  const said = await sayIn(config, { kind, name, rate: inUse?.rate ?? 150 }, text);
  if (typeof said !== 'string') return wavOf(said);
  return new Response(said, {
    status: 422,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

function wavOf(wav: Uint8Array): Response {
  // A view of a whole buffer of ours: the DOM's types know no other.
  return new Response(wav as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'audio/wav', 'Content-Length': String(wav.byteLength) },
  });
}
