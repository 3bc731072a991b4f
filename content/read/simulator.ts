import type { ContentDocument } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import type { Common, Simulator } from '../schema/simulator.ts';
import { didYouMean } from './closest.ts';
import { checkAddresses } from './simulator/addresses.ts';
import { checkBranches } from './simulator/branches.ts';
import { checkClaims } from './simulator/claims.ts';
import { checkCommon } from './simulator/common.ts';
import { checkFields } from './simulator/fields.ts';
import { readSimulatorFiles, type SimulatorFiles } from './simulator/files.ts';
import { mergeScreens, slugOf, strayProcedures } from './simulator/merge.ts';
import { namesOf, repeatedNames, unknownName, type Names } from './simulator/names.ts';
import { problemAt, type PlacedScreen } from './simulator/place.ts';
import { checkReach } from './simulator/reach.ts';
import { checkSteps, checkTexts } from './simulator/texts.ts';
import { checkWays } from './simulator/ways.ts';
import type { SourceFile } from './source-file.ts';

/** What a simulator leans on: documents that were read, ids of all there are, ids of the dated facts. */
export interface SimulatorGround {
  readonly documents: readonly ContentDocument[];
  readonly documentIds: readonly string[];
  readonly facts: readonly string[];
}

/**
 * The practised portals of content/simulator/*.yaml with their procedures merged in, and every mistake in them.
 * Each mistake is said once: a later check runs only where the earlier ones found nothing.
 */
export function readSimulators(
  sources: readonly SourceFile[],
  ground: SimulatorGround,
): { readonly simulators: readonly Simulator[]; readonly problems: readonly Problem[] } {
  const files = readSimulatorFiles(sources);
  if (files.problems.length > 0) return { simulators: [], problems: files.problems };
  if (files.simulators.length + files.procedures.length === 0)
    return { simulators: [], problems: [] };
  const apart = [...checkCommon(files), ...strayProcedures(files)];
  const common = files.common[0]?.value;
  if (apart.length > 0 || common === undefined) return { simulators: [], problems: apart };
  const read = files.simulators.map((file) => readSimulator(file, files, common, ground));
  return {
    simulators: read.flatMap(({ simulator }) => simulator ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function readSimulator(
  file: SimulatorFiles['simulators'][number],
  files: SimulatorFiles,
  common: Common,
  { documents, documentIds, facts }: SimulatorGround,
): { readonly simulator?: Simulator; readonly problems: readonly Problem[] } {
  const { guide, start, title, description, codes, address, asOf, order } = file.value;
  if (!documentIds.includes(guide)) {
    const known = documentIds.filter((id) => id.startsWith('huong-dan/'));
    const hint = `${didYouMean(guide, known)}Các bài hướng dẫn có: ${known.join(', ')}.`;
    return { problems: [problemAt(file, ['guide'], `Không có bài nào là "${guide}".`, hint)] };
  }
  const screens = mergeScreens(file, files.procedures);
  const steps = documents.find(({ id }) => id === guide)?.steps.map(({ id }) => id);
  const { identities, banner, refusals } = common;
  const names = namesOf(screens, codes, common, steps, facts);
  const problems = firstFound(
    () => repeatedNames(screens),
    () => checkSteps(screens, steps),
    () => [
      ...unknownName(file, ['start'], 'màn hình', start, names.screens),
      ...screens.flatMap((screen) => checkScreen(screen, names)),
    ],
    () => checkAddresses(screens, address),
    () => checkReach(screens, start),
    () => checkBranches(screens, start),
    () => checkClaims(screens, start, names),
    () => stepsWithoutScreen(file, screens, names),
  );
  if (problems.length > 0) return { problems };
  const simulator = {
    slug: slugOf(file),
    file: file.yaml.file,
    ...{ title, description, guide, start, codes, identities, banner, refusals, order },
    ...(address === undefined ? {} : { address }),
    ...(asOf === undefined ? {} : { asOf }),
    screens: screens.map(({ value }) => value),
  };
  return { simulator, problems };
}

function checkScreen(screen: PlacedScreen, names: Names): readonly Problem[] {
  return [...checkTexts(screen, names), ...checkFields(screen, names), ...checkWays(screen, names)];
}

function stepsWithoutScreen(
  file: SimulatorFiles['simulators'][number],
  screens: readonly PlacedScreen[],
  { steps = [] }: Names,
): readonly Problem[] {
  return steps
    .filter((step) => screens.every(({ value }) => value.step !== step))
    .map((step) =>
      problemAt(
        file,
        ['screens'],
        `Bước "${step}" của bài ${file.value.guide} chưa có màn hình nào.`,
        `Thêm một màn hình có step: ${step}.`,
      ),
    );
}

/** The problems of the first check that finds any. */
function firstFound(...checks: readonly (() => readonly Problem[])[]): readonly Problem[] {
  for (const check of checks) {
    const problems = check();
    if (problems.length > 0) return problems;
  }
  return [];
}
