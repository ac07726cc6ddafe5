// The manifest of the Slack app: pasted once, it sets up all that Cairn needs.
import type { Command } from '#core/command/command.ts';
import { PLATFORMS } from '#core/model/platforms.ts';
import { MANIFEST_SCOPES } from './scopes.ts';
import { shortcutsOf } from './shortcuts.ts';

/** Slack: name 35, description 140, a command's usage hint 1,000, a shortcut's name 24 and description 150 (https://docs.slack.dev/reference/app-manifest). */
const LONGEST_HINT = 1_000;

/**
 * The manifest as an object, to be pasted as JSON at https://api.slack.com/apps → Create New App → From a manifest.
 * For Socket Mode; with the address at which Cairn's web server is reached from outside, for HTTP.
 */
export function slackManifest(commands: readonly Command[], publicUrl?: string): object {
  const url = publicUrl && `${publicUrl.replace(/\/+$/, '')}/slack/events`;
  return {
    display_information: {
      name: 'Cairn',
      description:
        'Keeps a study group on its roadmap: hours, completions, a board, a weekly nudge.',
      background_color: '#3d4a45',
    },
    features: features(commands, url),
    oauth_config: { scopes: { bot: [...MANIFEST_SCOPES] } },
    settings: settings(url),
  };
}

function features(commands: readonly Command[], url: string | undefined): object {
  return {
    app_home: {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    },
    bot_user: { display_name: 'Cairn', always_online: true },
    slash_commands: [
      {
        command: PLATFORMS.slack.prefix.trimEnd(),
        description: 'Log hours, complete items, see where you stand',
        usage_hint: usageHint(commands),
        // Channels, users and links come in a form that can be read for certain.
        should_escape: true,
        ...(url && { url }),
      },
    ],
    shortcuts: shortcutsOf(commands).map(({ name, callbackId, about }) => ({
      name,
      type: 'global',
      callback_id: callbackId,
      description: about,
    })),
  };
}

function settings(url: string | undefined): object {
  return {
    event_subscriptions: {
      ...(url && { request_url: url }),
      bot_events: ['app_home_opened', 'app_uninstalled', 'message.im', 'tokens_revoked'],
    },
    interactivity: {
      is_enabled: true,
      // The second is asked for what search fields offer.
      ...(url && { request_url: url, message_menu_options_url: url }),
    },
    org_deploy_enabled: true,
    socket_mode_enabled: url === undefined,
    token_rotation_enabled: false,
  };
}

/** "help | log | done …": all names, or as many as fit. */
function usageHint(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  while (names.join(' | ').length > LONGEST_HINT) names.pop();
  return names.join(' | ');
}
