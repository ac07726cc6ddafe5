// A form as HTML: each input with its label, and with its hint told to screen readers too.
import type { Form, FormField } from '#core/message/form.ts';
import { encodePress } from '#core/message/press.ts';
import { attributes, escapeHtml } from './escape.ts';

type Choices = Extract<FormField['input'], { readonly kind: 'choice' }>['options'];

/**
 * A `<form data-press>`; inputs are named after the fields. The page submits it, sends along what a file holds, tells
 * `data-keep` what stands in it when it is closed unsent, fills the suggestions of inputs with
 * `data-search="command option"`, and offers people and channels for `data-picker`.
 */
export function renderHtmlForm(form: Form): string {
  const press = encodePress(form.submit);
  const title = `title-of-${press}`;
  const keep = form.keep && encodePress(form.keep);
  return [
    `<form${attributes({ 'data-press': press, 'data-keep': keep, 'aria-labelledby': title })}>`,
    `<h3${attributes({ id: title })}>${escapeHtml(form.title)}</h3>`,
    ...form.fields.map((field) => labelled(field, `${press}-${field.id}`)),
    `<button type="submit">${escapeHtml(form.submitLabel)}</button>`,
    '</form>',
  ].join('\n');
}

function labelled(field: FormField, id: string): string {
  const hint = field.hint?.trim() ?? '';
  const hintId = hint === '' ? undefined : `${id}-hint`;
  const label = `<label${attributes({ for: id })}>${escapeHtml(field.label)}</label>`;
  const small = `<small${attributes({ id: hintId })}>${escapeHtml(hint)}</small>`;
  const given = { id, name: field.id, required: field.required, 'aria-describedby': hintId };
  return `<div class="field">${label} ${input(field, given)}${hint === '' ? '' : ` ${small}`}</div>`;
}

type Attributes = Readonly<Record<string, string | boolean | undefined>>;

function input(field: FormField, given: Attributes): string {
  const { input: wanted, value } = field;
  switch (wanted.kind) {
    case 'line':
      return line({ ...given, value, ...typed(wanted) });
    case 'lines': {
      const text = escapeHtml(value ?? '');
      // The parser drops the first line feed of a textarea: one more keeps the value's own.
      return `<textarea${attributes({ ...given, ...typed(wanted) })}>\n${text}</textarea>`;
    }
    case 'search': {
      const search = `${wanted.command} ${wanted.option}`;
      const { placeholder } = wanted;
      return line({ ...given, value, placeholder, 'data-search': search, autocomplete: 'off' });
    }
    case 'choice':
      return select(wanted.options, value, given);
    case 'file': {
      const accept = wanted.extensions?.map((extension) => `.${extension}`).join(',');
      return `<input type="file"${attributes({ ...given, accept })}>`;
    }
    case 'member':
    case 'channel':
      return line({ ...given, value, 'data-picker': wanted.kind, autocomplete: 'off' });
  }
}

function typed(input: { readonly placeholder?: string; readonly longest?: number }): Attributes {
  return { placeholder: input.placeholder, maxlength: input.longest?.toString() };
}

function line(given: Attributes): string {
  return `<input type="text"${attributes(given)}>`;
}

function select(options: Choices, chosen: string | undefined, given: Attributes): string {
  const choices = options.map(({ label, value }) => {
    const selected = value === chosen;
    return `<option${attributes({ value, selected })}>${escapeHtml(label)}</option>`;
  });
  return `<select${attributes(given)}><option value=""></option>${choices.join('')}</select>`;
}
