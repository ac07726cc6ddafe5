// A message as Discord's REST API takes it: as an answer, a post or an edit.
import {
  type APIAllowedMentions,
  type APIMessageTopLevelComponent,
  ComponentType,
  type RawFile,
  type RESTAPIAttachment,
} from 'discord.js';
import type { Answer } from '#core/command/answer.ts';
import type { Message } from '#core/message/message.ts';
import { renderDiscord } from '#render/discord/message.ts';

export type WireMessage = {
  readonly body: {
    readonly flags: number;
    readonly components: APIMessageTopLevelComponent[];
    readonly allowed_mentions: APIAllowedMentions;
    /** Always sent: an edit drops the pictures that it does not name. */
    readonly attachments: RESTAPIAttachment[];
  };
  readonly files: RawFile[];
};

/** Renders for a server's readers, or for one person in direct messages (`guildId` ""). */
export function wireMessage(message: Message, guildId: string): WireMessage {
  const rendered = renderDiscord(message, { surface: 'discord', workspaceId: guildId });
  const { flags, components, allowed_mentions, files } = rendered;
  return {
    body: {
      flags,
      components,
      allowed_mentions,
      attachments: files.map(({ name, description }, id) => ({ id, filename: name, description })),
    },
    files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })),
  };
}

/** An answer with its files: each hangs on a component of its own, as Discord wants where there are components. */
export function wireAnswer(
  { message, files = [] }: Extract<Answer, { kind: 'message' }>,
  guildId: string,
): WireMessage {
  const { body, files: pictures } = wireMessage(message, guildId);
  const shown = files.map(
    ({ name }): APIMessageTopLevelComponent => ({
      type: ComponentType.File,
      file: { url: `attachment://${name}` },
    }),
  );
  const attached = files.map(({ name }, index) => ({
    id: pictures.length + index,
    filename: name,
  }));
  const sent = files.map(({ name, mediaType, content }) => ({
    name,
    data: Buffer.from(content),
    contentType: mediaType,
  }));
  return {
    body: {
      ...body,
      components: [...body.components, ...shown],
      attachments: [...body.attachments, ...attached],
    },
    files: [...pictures, ...sent],
  };
}
