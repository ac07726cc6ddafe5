// Inline content: what stands in a line. A small tree, so that user text can never become markup.
import type { Instant } from '#core/time/temporal.ts';
import type { SurfaceId } from '../model/ids.ts';

/** A person's identity where they can be mentioned; a renderer mentions only on its own surface and workspace. */
export type MentionTarget = {
  readonly surface: SurfaceId;
  readonly workspaceId: string;
  readonly userId: string;
};

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly children: readonly Inline[] }
  | { readonly kind: 'italic'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      /** A command to type, without its prefix ("log 1h30m"): `/log 1h30m` on Discord, `/cairn log 1h30m` on Slack. */
      readonly kind: 'command';
      readonly text: string;
    }
  | { readonly kind: 'link'; readonly url: string; readonly label: string }
  | {
      /** A person: mentioned where an account fits the surface, else named. Pings only when asked to. */
      readonly kind: 'mention';
      readonly name: string;
      readonly targets: readonly MentionTarget[];
      readonly ping: boolean;
    }
  | {
      /** A channel of one workspace; elsewhere its name, or "a channel". */
      readonly kind: 'channel';
      readonly surface: SurfaceId;
      readonly workspaceId: string;
      readonly channelId: string;
    }
  | {
      /** A moment, in the reader's own zone where the platform can show it, else in `zone`. */
      readonly kind: 'instant';
      readonly at: Instant;
      readonly zone: string;
      readonly style: 'date' | 'time' | 'date-time' | 'relative';
    };

/** What builders accept: a string is literal text, never markup. */
export type Rich = string | Inline | readonly Rich[];

/** Flattens what a builder accepts into inline nodes. */
export function inlines(rich: Rich): readonly Inline[] {
  if (typeof rich === 'string') return rich === '' ? [] : [{ kind: 'text', text: rich }];
  if (isInline(rich)) return [rich];
  return rich.flatMap((part) => inlines(part));
}

function isInline(rich: Inline | readonly Rich[]): rich is Inline {
  return !Array.isArray(rich);
}

/** Template tag: literal parts and interpolated strings are text, interpolated inline nodes stay nodes. */
export function rich(strings: TemplateStringsArray, ...values: readonly Rich[]): readonly Inline[] {
  return strings.flatMap((text, index) => [...inlines(text), ...inlines(values[index] ?? '')]);
}

export function bold(content: Rich): Inline {
  return { kind: 'bold', children: inlines(content) };
}

export function italic(content: Rich): Inline {
  return { kind: 'italic', children: inlines(content) };
}

export function code(text: string): Inline {
  return { kind: 'code', text };
}

export function command(text: string): Inline {
  return { kind: 'command', text };
}

export function link(url: string, label: string): Inline {
  return { kind: 'link', url, label };
}

/** Joins parts with a separator, leaving out the empty ones: `joined(' · ', a, undefined, b)`. */
export function joined(
  separator: string,
  ...parts: readonly (Rich | undefined)[]
): readonly Inline[] {
  const present = parts
    .filter((part) => part !== undefined)
    .map((part) => inlines(part))
    .filter((part) => part.length > 0);
  return present.flatMap((part, index) => (index === 0 ? part : [...inlines(separator), ...part]));
}
