// A small app of the real Bolt, to try the test Slack with.
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Slack } from './slack/start-slack.ts';

/** Ids of what was logged, to see that nothing is done twice; and a door that holds acknowledgements back. */
export type SampleApp = {
  app: App;
  logged: string[];
  errors: Error[];
  /** Until it is called, `/cairn slow` stays without an acknowledgement. */
  release: () => void;
  stop(): Promise<void>;
};

export const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

const form: ModalView = {
  type: 'modal',
  callback_id: 'log',
  title: { type: 'plain_text', text: 'Log hours' },
  submit: { type: 'plain_text', text: 'Log' },
  blocks: [
    {
      type: 'input',
      block_id: 'time',
      label: { type: 'plain_text', text: 'Time' },
      element: { type: 'plain_text_input', action_id: 'time' },
    },
    {
      type: 'input',
      block_id: 'item',
      optional: true,
      label: { type: 'plain_text', text: 'Item' },
      element: { type: 'external_select', action_id: 'item', min_query_length: 0 },
    },
  ],
};

/** One of several forms in a row; its number is in the title and the metadata. */
const step = (number: number): ModalView => ({
  type: 'modal',
  callback_id: 'step',
  private_metadata: String(number),
  notify_on_close: true,
  title: { type: 'plain_text', text: `Step ${number}` },
  submit: { type: 'plain_text', text: 'On' },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      optional: true,
      label: { type: 'plain_text', text: 'Name' },
      element: { type: 'plain_text_input', action_id: 'name' },
    },
    {
      type: 'input',
      block_id: 'told',
      optional: true,
      dispatch_action: true,
      label: { type: 'plain_text', text: 'Told' },
      element: {
        type: 'plain_text_input',
        action_id: 'told',
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
    },
  ],
});

const logAnswer = (text: string) => ({
  text: `Logged ${text}`,
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: `*Logged* ${text}` } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'undo',
          value: text,
          text: { type: 'plain_text' as const, text: 'Undo' },
        },
      ],
    },
  ],
});

const listen = (sample: SampleApp, held: Promise<void>): void => {
  const { app, logged } = sample;
  app.command('/cairn', async ({ command, ack, respond, client }) => {
    const [name = '', ...rest] = command.text.split(' ');
    const text = rest.join(' ');
    if (name === 'slow') await held;
    if (name === 'direct') return ack({ ...logAnswer(text) });
    if (name === 'share') return ack({ response_type: 'in_channel', text });
    if (name === 'bad') return ack({ blocks: [{ type: 'section' }], text: 'x' });
    await ack();
    if (name === 'form') {
      await client.views.open({ trigger_id: command.trigger_id, view: form });
      return;
    }
    if (name === 'steps') {
      await client.views.open({ trigger_id: command.trigger_id, view: step(1) });
      return;
    }
    if (name === 'post') {
      await client.chat.postMessage({ channel: command.channel_id, ...logAnswer(text) });
      return;
    }
    if (!logged.includes(command.trigger_id)) logged.push(command.trigger_id);
    await respond(logAnswer(text));
  });
  app.action('undo', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Undone' });
  });
  app.options('item', async ({ ack, options }) => {
    const titles = ['MLflow tracking', 'Docker', 'FastAPI'];
    const fitting = titles.filter((title) => title.toLowerCase().includes(options.value));
    await ack({
      options: fitting.map((title) => ({
        text: { type: 'plain_text' as const, text: title },
        value: title.toLowerCase(),
      })),
    });
  });
  app.view('log', async ({ ack, view, body, client }) => {
    const time = view.state.values['time']?.['time']?.value ?? '';
    const item = view.state.values['item']?.['item']?.selected_option?.value ?? 'no item';
    if (!/^\d+h$/.test(time)) {
      return ack({ response_action: 'errors', errors: { time: `I can't read "${time}".` } });
    }
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Logged ${time} for ${item}` });
  });
  app.view('step', async ({ ack, view }) => {
    const number = Number(view.private_metadata);
    if (number === 1) return ack({ response_action: 'push', view: step(2) });
    if (number === 2) return ack({ response_action: 'update', view: step(3) });
    return ack({ response_action: 'clear' });
  });
  app.view({ callback_id: 'step', type: 'view_closed' }, async ({ ack, view }) => {
    await ack();
    const name = view.state.values['name']?.['name']?.value ?? 'nothing';
    logged.push(`closed ${view.private_metadata} with ${name}`);
  });
  app.action({ type: 'block_actions', action_id: 'told' }, async ({ ack, body }) => {
    await ack();
    const values = 'view' in body ? body.view?.state.values : undefined;
    const read = (field: string, id: string) => values?.[field]?.[id]?.value;
    logged.push(`told ${read('told', 'told')}, beside it ${read('name', 'name')}`);
  });
  app.shortcut('log_hours', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const text = { type: 'mrkdwn' as const, text: `Hello <@${event.user}>` };
    const view = { type: 'home' as const, blocks: [{ type: 'section', text }] };
    await client.views.publish({ user_id: event.user, view });
  });
  app.error(async (error) => {
    sample.errors.push(error);
  });
};

const sampleWith = (app: App): SampleApp => {
  let open: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    open = resolve;
  });
  const sample: SampleApp = {
    app,
    logged: [],
    errors: [],
    release: () => open(),
    stop: async () => {
      await app.stop();
    },
  };
  listen(sample, held);
  return sample;
};

const appWith = async (slack: Slack, receiver: Receiver): Promise<App> => {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const token = slack.botToken;
  const app = new App({ token, receiver, logger: quiet, clientOptions, deferInitialization: true });
  await app.init();
  return app;
};

/** An app in Socket Mode. It reconnects after milliseconds, not seconds. */
export const startSocketApp = async (slack: Slack): Promise<SampleApp> => {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout: 60,
    installerOptions: { clientOptions },
  });
  const app = await appWith(slack, receiver);
  const sample = sampleWith(app);
  await app.start();
  return sample;
};

/** An app over HTTP; tells the test Slack its address. */
export const startHttpApp = async (slack: Slack): Promise<SampleApp & { url: string }> => {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const app = await appWith(slack, receiver);
  const sample = sampleWith(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('The app has no port.');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  slack.setRequestUrl(url);
  return { ...sample, url };
};
