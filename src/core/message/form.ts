// Forms: one field an option, labelled with the option's name in sentence case, its id the option's name.
import type { Press } from './press.ts';

export type FormField = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** What the field holds when the form opens. */
  readonly value?: string;
  readonly input:
    | { readonly kind: 'line'; readonly placeholder?: string; readonly longest?: number }
    | { readonly kind: 'lines'; readonly placeholder?: string; readonly longest?: number }
    | { readonly kind: 'choice'; readonly options: readonly { label: string; value: string }[] }
    | {
        /** Known values that are searched as one types; a surface without search shows a line. */
        readonly kind: 'search';
        readonly command: string;
        readonly option: string;
        readonly placeholder?: string;
      }
    | { readonly kind: 'member' }
    | { readonly kind: 'channel' }
    | {
        /**
         * One file; what is submitted is an address, by which the ask gives the file. `extensions`, without
         * a dot, are a hint for choosing: whether a file will do is found out when it is read.
         */
        readonly kind: 'file';
        readonly extensions?: readonly string[];
      };
};

export type Form = {
  /** What the submitted form does. */
  readonly submit: Press;
  /** Told what stands in the form while it is open and when it is closed unsent, where a platform tells. */
  readonly keep?: Press;
  readonly title: string;
  readonly submitLabel: string;
  readonly fields: readonly FormField[];
};
