// The clock that can be moved.
import { expect, test } from 'vitest';
import { Temporal } from '#core/time/temporal.ts';
import { createMovableClock } from '#surfaces/playground/clock/movable-clock.ts';

const at = (text: string) => Temporal.Instant.from(text);

function clockFrom(start: string) {
  let now = at(start);
  const clock = createMovableClock({ now: () => now });
  return { clock, pass: (hours: number) => (now = now.add({ hours })) };
}

test('shows the machine’s time until it is moved', () => {
  const { clock } = clockFrom('2026-03-02T10:00:00Z');
  expect(clock.now().toString()).toBe('2026-03-02T10:00:00Z');
  expect(clock.moved()).toBe(false);
});

test('time goes on from where it was moved to', () => {
  const { clock, pass } = clockFrom('2026-03-02T10:00:00Z');
  clock.moveTo(at('2026-03-03T10:00:00Z'));
  clock.moveTo(clock.now().add({ hours: 1 }));
  expect(clock.now().toString()).toBe('2026-03-03T11:00:00Z');
  pass(2);
  expect(clock.now().toString()).toBe('2026-03-03T13:00:00Z');
  expect(clock.moved()).toBe(true);
});

test('is set to any moment, the past included, and back', () => {
  const { clock } = clockFrom('2026-03-02T10:00:00Z');
  clock.moveTo(at('2025-12-24T18:00:00Z'));
  expect(clock.now().toString()).toBe('2025-12-24T18:00:00Z');
  clock.reset();
  expect(clock.now().toString()).toBe('2026-03-02T10:00:00Z');
  expect(clock.moved()).toBe(false);
});

test('tells of each move, after it', () => {
  const { clock } = clockFrom('2026-03-02T10:00:00Z');
  const seen: string[] = [];
  const end = clock.onMove(() => seen.push(clock.now().toString()));
  clock.moveTo(at('2026-03-02T11:00:00Z'));
  clock.reset();
  end();
  clock.moveTo(at('2026-03-02T15:00:00Z'));
  expect(seen).toEqual(['2026-03-02T11:00:00Z', '2026-03-02T10:00:00Z']);
});
