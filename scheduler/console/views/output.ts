import type { OutputKind } from '../../../content/schema/names.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { OutputView } from './today-view.ts';

const kindWords: Readonly<Record<OutputKind, string>> = {
  folder: 'giao tệp cho máy phát',
  speaker: 'loa',
  icecast: 'Icecast',
  http: 'loa mạng (HTTP)',
  mqtt: 'loa mạng (MQTT)',
  capture: 'ghi lại (để thử)',
};

/** Where sound goes, by ward.yaml or as this run was told; how far a person has turned it down, and what really leaves. */
export function outputView({ config, rules, news }: ConsoleParts): OutputView {
  const { daemon } = news.last();
  const level = daemon?.airing?.level;
  const output = rules()?.ward.output;
  const kinds = config.outputs ?? output?.kinds ?? [];
  const names = kinds.map((kind) =>
    kind === 'speaker'
      ? `${kindWords.speaker} (${output?.device ?? 'thiết bị mặc định'})`
      : kindWords[kind],
  );
  return {
    names,
    gainDb: daemon?.volume?.gainDb ?? 0,
    ...(level && { levelDb: level.rmsDb }),
  };
}
