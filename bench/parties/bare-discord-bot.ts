// The least that a Discord bot can be: discord.js 14, and one command that answers.
import { Client, Events, GatewayIntentBits } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API_URL'] ?? '' },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply('pong');
});
client.once(Events.ClientReady, async ({ application }) => {
  await application.commands.set([{ name: 'ping', description: 'Answers' }]);
  console.log('ready');
});
await client.login(process.env['DISCORD_TOKEN']);
