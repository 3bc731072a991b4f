import type { Terminal } from './command.ts';

/** Shows how far a long work has come: a bar for a person, a line for each step of the work in a file. */
export interface ProgressLine {
  readonly at: (done: number, total: number, label: string) => void;
  readonly end: () => void;
}

export async function openProgress(terminal: Terminal, title: string): Promise<ProgressLine> {
  if (!terminal.interactive) {
    let said = '';
    return {
      at: (_done, _total, label) => {
        if (label === said) return;
        said = label;
        terminal.err(`${title}: ${label}\n`);
      },
      end: () => undefined,
    };
  }
  const { SingleBar, Presets } = await import('cli-progress');
  const bar = new SingleBar(
    { format: `${title} {bar} {percentage}% {label}`, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    at: (done, total, label) => {
      if (!started) bar.start(total, 0, { label });
      started = true;
      bar.setTotal(total);
      bar.update(done, { label });
    },
    end: () => {
      if (started) bar.stop();
    },
  };
}
