// The form that takes a roadmap as a file, and the button that opens it: the way where a typed command carries none.

import type { Form } from '#core/message/form.ts';
import { type Button, button } from '#core/message/message.ts';
import { press } from '#core/message/press.ts';
import type { Option } from '#core/options/option.ts';
import { optionField } from '#core/options/option-form.ts';

export function uploadButton(): Button {
  return button('Upload a file', press('setup.upload'));
}

/** Sent, it is `setup roadmap` with that file. */
export function uploadForm(file: Option): Form {
  return {
    submit: press('setup', 'action=roadmap'),
    title: 'Upload a roadmap',
    submitLabel: 'Send',
    fields: [
      {
        ...optionField('setup', 'file', file, undefined),
        hint: 'YAML or Markdown, at most 256 KiB',
        required: true,
      },
    ],
  };
}
