// The forms that every form renderer is tried on: each kind of input, and words too long for a platform.
import type { Form } from '#core/message/form.ts';
import { press } from '#core/message/press.ts';

export const forms: Readonly<Record<string, Form>> = {
  log: {
    submit: press('log'),
    title: 'Log hours',
    submitLabel: 'Log',
    fields: [
      {
        id: 'time',
        label: 'Time',
        required: true,
        hint: 'Like 1h30m or 2:15',
        input: { kind: 'line', placeholder: '1h30m', longest: 40 },
      },
      {
        id: 'activity',
        label: 'Activity',
        required: false,
        value: 'coding',
        input: {
          kind: 'choice',
          options: [
            { label: 'Coding', value: 'coding' },
            { label: 'Learning', value: 'learning' },
          ],
        },
      },
      {
        id: 'item',
        label: 'Item',
        required: false,
        value: 'mlflow-setup',
        input: { kind: 'search', command: 'log', option: 'item', placeholder: 'A title' },
      },
      { id: 'date', label: 'Date', required: false, input: { kind: 'line' } },
      {
        id: 'note',
        label: 'Note',
        required: false,
        value: '\n<b>two</b>\nlines',
        input: { kind: 'lines', longest: 500 },
      },
    ],
  },
  review: {
    submit: press('checkpoint.save', 1),
    keep: press('checkpoint.keep', 1, 0),
    title: 'Review of quarter 1',
    submitLabel: 'Keep my review',
    fields: [
      {
        id: 'progress',
        label: 'Progress',
        required: false,
        value: 'Three of four',
        input: { kind: 'lines', longest: 700 },
      },
      {
        id: 'item',
        label: 'Item',
        required: false,
        input: { kind: 'search', command: 'log', option: 'item' },
      },
    ],
  },
  people: {
    submit: press('setup.channel', 'a b'),
    title: 'A title that is far too long for either of the two platforms',
    submitLabel: 'A label that is too long for Slack',
    fields: [
      { id: 'member', label: 'Member', required: false, value: '101', input: { kind: 'member' } },
      { id: 'channel', label: 'Channel', required: true, value: 'C42', input: { kind: 'channel' } },
    ],
  },
  files: {
    submit: press('setup', 'action=roadmap'),
    title: 'Upload a roadmap',
    submitLabel: 'Send',
    fields: [
      {
        id: 'file',
        label: 'File',
        required: true,
        hint: 'YAML or "Markdown"',
        input: { kind: 'file', extensions: ['yaml', 'md'] },
      },
      { id: 'other', label: 'Other', required: false, input: { kind: 'file' } },
    ],
  },
};
