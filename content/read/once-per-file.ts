import type { SourceFile } from './source-file.ts';

/**
 * `read`, once for each file as it is: all of content/ is read again for every change of one file, and the others are what
 * they were (source-file.ts). What it gives is shared by all who ask, who leave it as it is.
 */
export function oncePerFile<Out>(read: (file: SourceFile) => Out): (file: SourceFile) => Out {
  const known = new WeakMap<SourceFile, { readonly out: Out }>();
  return (file) => {
    const kept = known.get(file) ?? { out: read(file) };
    known.set(file, kept);
    return kept.out;
  };
}
