// npm run bench [-- NAME … --quick --groups=N --entries=N]: runs benchmarks one after another, and prints their tables.
import { availableParallelism, cpus, loadavg, platform, release } from 'node:os';
import { parseArgs } from 'node:util';
import { answers } from './answers.ts';
import { history } from './history.ts';
import { idle } from './idle.ts';
import { posts } from './posts.ts';
import { leaveAllRooms } from './room.ts';
import { saturated } from './saturated.ts';
import type { Settings } from './settings.ts';
import { slackAnswers } from './slack-answers.ts';
import { formatTable, type Table } from './table.ts';

const BENCHMARKS: Readonly<Record<string, (settings: Settings) => Promise<Table>>> = {
  answers,
  'slack-answers': slackAnswers,
  saturated,
  idle,
  posts,
  history,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    groups: { type: 'string', default: '' },
    entries: { type: 'string', default: '' },
  },
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await leaveAllRooms();
    process.exit(1);
  });
}

const { quick } = values;
await run(positionals, {
  quick,
  groups: count(values.groups) ?? (quick ? 50 : 1_000),
  entries: count(values.entries) ?? (quick ? 20_000 : 100_000),
});

async function run(names: readonly string[], settings: Settings): Promise<void> {
  const unknown = names.filter((name) => BENCHMARKS[name] === undefined);
  if (unknown.length > 0) {
    console.error(
      `There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(BENCHMARKS).join(', ')}.`,
    );
    process.exit(1);
  }
  console.log(machine());
  for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const began = performance.now();
    console.log(formatTable(await benchmark(settings)));
    console.log(`(${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s)\n`);
  }
}

function count(text: string): number | undefined {
  if (text === '') return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    console.error(`"${text}" is not a number such as 10000.`);
    process.exit(1);
  }
  return Number(text);
}

function machine(): string {
  const [processor] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  return `${new Date().toISOString()} · Node ${process.version} · ${platform()} ${release()} · ${availableParallelism()} × ${processor?.model.trim()} · load ${load}\n`;
}
