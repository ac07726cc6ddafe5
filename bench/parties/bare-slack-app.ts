// The least that a Slack app can be: Bolt in Socket Mode, and one command that is acknowledged with an answer.
import { App, LogLevel } from '@slack/bolt';

const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL = '' } = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: SLACK_API_URL },
});
app.command('/ping', async ({ ack }) => {
  await ack('pong');
});
await app.start();
console.log('ready');
