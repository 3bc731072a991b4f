import type { z } from 'zod';
import type { Problem } from '../../schema/problem.ts';
import {
  commonFileSchema,
  procedureFileSchema,
  simulatorFileSchema,
} from '../../schema/simulator.ts';
import { oncePerFile } from '../once-per-file.ts';
import type { SourceFile } from '../source-file.ts';
import { readYaml, type YamlText } from '../yaml.ts';
import { checkYaml } from '../zod-problems.ts';
import { simulatorHints } from './hints.ts';
import type { Placed } from './place.ts';

const schemas = {
  common: commonFileSchema,
  simulator: simulatorFileSchema,
  procedure: procedureFileSchema,
};
type Kind = keyof typeof schemas;
type FileOf<K extends Kind> = z.infer<(typeof schemas)[K]>;

/** The files of content/simulator by kind, each of the right shape. */
export interface SimulatorFiles {
  readonly common: readonly Placed<FileOf<'common'>>[];
  readonly simulators: readonly Placed<FileOf<'simulator'>>[];
  readonly procedures: readonly Placed<FileOf<'procedure'>>[];
}

/** Reads every content/simulator/*.yaml; one bad file leaves the others standing. */
export function readSimulatorFiles(sources: readonly SourceFile[]): SimulatorFiles & {
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const files = sources.filter(({ file }) => /^content\/simulator\/[^/]+\.ya?ml$/.test(file));
  for (const yaml of files.map(yamlOf)) problems.push(...yaml.problems, ...unknownKind(yaml));
  function ofKind<T>(kind: Kind, read: (file: SourceFile) => Checked<T>): Placed<T>[] {
    return files.flatMap((file) => {
      const yaml = yamlOf(file);
      if (kindOf(yaml) !== kind) return [];
      const checked = read(file);
      problems.push(...checked.problems);
      return checked.value === undefined ? [] : [{ value: checked.value, yaml, path: [] }];
    });
  }
  const common = ofKind('common', readCommon);
  const simulators = ofKind('simulator', readPortal);
  const procedures = ofKind('procedure', readProcedure);
  return { common, simulators, procedures, problems };
}

const yamlOf = oncePerFile(({ file, text }) => readYaml(file, text));

type Checked<T> = ReturnType<typeof checkYaml<T>>;
const as = <T>(schema: z.ZodType<T>): ((file: SourceFile) => Checked<T>) =>
  oncePerFile((file) => checkYaml(schema, yamlOf(file), [], simulatorHints));

const readCommon = as(schemas.common);
const readPortal = as(schemas.simulator);
const readProcedure = as(schemas.procedure);

function kindOf({ value }: YamlText): unknown {
  return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
}

function unknownKind(yaml: YamlText): readonly Problem[] {
  const kind = kindOf(yaml);
  if (yaml.problems.length > 0 || (typeof kind === 'string' && kind in schemas)) return [];
  return [
    {
      file: yaml.file,
      line: yaml.has(['kind']) ? yaml.lineOf(['kind']) : 1,
      message: 'Tệp này chưa ghi đúng loại (kind).',
      hint: 'Ghi ở đầu tệp: kind: simulator (một phần tập), kind: procedure (một thủ tục) hoặc kind: common (phần dùng chung).',
      severity: 'error',
    },
  ];
}
