// One seeded mistake in the shipped content: one Vietnamese message with file, line and mend.
import { expect, it } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { readSimulators } from '../../../content/read/simulator.ts';
import { readSourceFiles, type SourceFile } from '../../../content/read/source-file.ts';
import { formatProblem, type Problem } from '../../../content/schema/problem.ts';
import { rowsOf } from './table.ts';

const sources = readSourceFiles('content').texts;
const shipped = readContent(sources);
const documents = shipped.content?.documents ?? [];
const ground = {
  documents,
  documentIds: documents.map(({ id }) => id),
  facts: (shipped.content?.facts ?? []).map(({ id }) => id),
};

/** A broken guide needs the whole reading; for a broken simulator its own is enough, and quicker. */
function problemsOf(broken: readonly SourceFile[], path: string): readonly Problem[] {
  if (path.startsWith('content/simulator/')) return readSimulators(broken, ground).problems;
  return readContent(broken).problems.filter(({ file }) => file.startsWith('content/simulator/'));
}

function pathOf(name: string): string {
  const guide = /^GUIDE:(.+)$/.exec(name)?.[1];
  return guide === undefined ? `content/simulator/${name}.yaml` : `content/guides/${guide}.mdx`;
}

const line = (cell: string): string => cell.replaceAll('\\n', '\n').replaceAll('\\t', '\t');

it.each(rowsOf('simulator-mistakes'))(
  '$mistake',
  ({ file = '', written = '', instead = '', says }) => {
    const path = pathOf(file);
    const broken = sources.map((source) =>
      source.file === path
        ? { ...source, text: source.text.replace(line(written), () => line(instead)) }
        : source,
    );
    expect(broken).not.toEqual(sources);
    expect(problemsOf(broken, path).map(formatProblem)).toEqual([says]);
  },
);

it('the shipped content has no mistake', () => {
  expect(shipped.problems).toEqual([]);
});
