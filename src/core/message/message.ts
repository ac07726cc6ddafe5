// The message model: what a command answers, without a word of any platform.
// A closed union: every renderer handles every kind, checked by the compiler.
import { type Inline, inlines, type Rich } from './inline.ts';
import type { Press } from './press.ts';

export type Button =
  | {
      readonly label: string;
      readonly press: Press;
      /** What it is about, for whoever hears the label alone: where several of one label stand in a message. */
      readonly about?: string;
      readonly style?: 'primary' | 'danger';
      /** Shown but not to be pressed: the choice that is in force. */
      readonly current?: boolean;
    }
  | { readonly label: string; readonly url: string };

export type SelectOption = {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
};

/** One row of a list, with its own marker ("1", "🪨", "✓") or a plain bullet. */
export type ListItem = { readonly marker?: string; readonly content: readonly Inline[] };

export type Field = { readonly label: string; readonly value: readonly Inline[] };

export type Block =
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }
  | { readonly kind: 'text'; readonly content: readonly Inline[]; readonly quiet: boolean }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | {
      /** A bar: `share` from 0 to 1 (of more, what is beyond is told), with words beside it that say the same. */
      readonly kind: 'progress';
      readonly label: readonly Inline[];
      readonly share: number;
    }
  | { readonly kind: 'quote'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'image';
      readonly png: Uint8Array;
      readonly name: string;
      readonly alt: string;
    }
  | { readonly kind: 'divider' }
  | { readonly kind: 'actions'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly press: Press;
      readonly placeholder: string;
      readonly options: readonly SelectOption[];
    };

export type Message = { readonly blocks: readonly Block[] };

export function message(...blocks: readonly (Block | undefined)[]): Message {
  return { blocks: blocks.filter((block) => block !== undefined) };
}

export function heading(content: Rich): Block {
  return { kind: 'heading', content: inlines(content) };
}

export function text(content: Rich): Block {
  return { kind: 'text', content: inlines(content), quiet: false };
}

/** Small print: hints, what one could do next. */
export function quiet(content: Rich): Block {
  return { kind: 'text', content: inlines(content), quiet: true };
}

export function fields(...entries: readonly (readonly [label: string, value: Rich])[]): Block {
  return {
    kind: 'fields',
    fields: entries.map(([label, value]) => ({ label, value: inlines(value) })),
  };
}

export function list(items: readonly Rich[]): Block {
  return { kind: 'list', items: items.map((content) => ({ content: inlines(content) })) };
}

/** A list whose rows have their own markers. */
export function marked(rows: readonly (readonly [marker: string, content: Rich])[]): Block {
  return {
    kind: 'list',
    items: rows.map(([marker, content]) => ({ marker, content: inlines(content) })),
  };
}

export function progress(share: number, label: Rich): Block {
  return { kind: 'progress', share, label: inlines(label) };
}

export function quote(content: Rich): Block {
  return { kind: 'quote', content: inlines(content) };
}

export function divider(): Block {
  return { kind: 'divider' };
}

export function actions(...buttons: readonly (Button | undefined)[]): Block | undefined {
  const present = buttons.filter((button) => button !== undefined);
  return present.length === 0 ? undefined : { kind: 'actions', buttons: present };
}

export function button(label: string, press: Press, style?: 'primary' | 'danger'): Button {
  return style === undefined ? { label, press } : { label, press, style };
}

/** A button that says of itself what it is about: "Undo 1 h 30 min on Tue 3 Mar". */
export function buttonAbout(about: string, label: string, press: Press): Button {
  return { label, press, about };
}

export function select(press: Press, placeholder: string, options: readonly SelectOption[]): Block {
  return { kind: 'select', press, placeholder, options };
}
