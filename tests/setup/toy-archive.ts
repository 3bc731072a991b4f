import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import { toyCard, toyConfig, toyModel } from './toy-voice.ts';

/** A toy as people get a Piper voice: a .tar.gz with model, settings and card. */
export async function toyArchive(name = 'vi_VN-do-choi'): Promise<Buffer> {
  const files = {
    [`${name}/${name}.onnx`]: toyModel(),
    [`${name}/${name}.onnx.json`]: toyConfig(),
    [`${name}/MODEL_CARD`]: toyCard,
    [`${name}/espeak-ng-data/phontab`]: 'not used',
  };
  const entries = Object.entries(files).map(([path, body]) => ({
    header: { name: path, size: Buffer.byteLength(body) },
    body,
  }));
  return gzipSync(await packTar(entries));
}
