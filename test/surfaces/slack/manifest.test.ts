// The manifest of the Slack app: within Slack's limits, and asking for what the surface uses.
import { expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { slackManifest } from '#surfaces/slack/connect/manifest.ts';

test('sets up the command, the shortcut, the buttons, both tabs, the events and the scopes', () => {
  expect(slackManifest(commands)).toMatchObject({
    display_information: { name: 'Cairn' },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      shortcuts: [{ name: 'Log hours', type: 'global', callback_id: 'log_hours' }],
      slash_commands: [{ command: '/cairn', should_escape: true }],
    },
    oauth_config: {
      scopes: {
        bot: [
          'commands',
          'chat:write',
          'users:read',
          'files:write',
          'im:write',
          'files:read',
          'im:history',
        ],
      },
    },
    settings: {
      event_subscriptions: {
        bot_events: ['app_home_opened', 'app_uninstalled', 'message.im', 'tokens_revoked'],
      },
      socket_mode_enabled: true,
      org_deploy_enabled: true,
      interactivity: { is_enabled: true },
    },
  });
});

test('gives Slack the address where Cairn is reached over HTTP, for all that it sends', () => {
  const url = 'https://cairn.example/slack/events';
  expect(slackManifest(commands, 'https://cairn.example/')).toMatchObject({
    features: { slash_commands: [{ command: '/cairn', url }] },
    settings: {
      event_subscriptions: { request_url: url },
      interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
      socket_mode_enabled: false,
    },
  });
  expect(JSON.stringify(slackManifest(commands))).not.toMatch(/url"/);
});

test('names every command, within what Slack takes', () => {
  const many = Array.from({ length: 200 }, () => commands).flat();
  const hint = (of: typeof commands) =>
    /"usage_hint":"([^"]*)"/.exec(JSON.stringify(slackManifest(of)))?.[1] ?? '';
  expect(hint(commands).split(' | ')).toEqual(commands.map(({ name }) => name));
  expect(hint(many).length).toBeLessThanOrEqual(1_000);
  const description = /"description":"([^"]*)"/.exec(JSON.stringify(slackManifest(commands)))?.[1];
  expect(description?.length).toBeLessThanOrEqual(140);
});
