// The playground for whoever uses a keyboard or a screen reader, or a small screen: axe finds nothing to mend.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlayground } from '../surfaces/playground/open-playground.ts';
import { openBrowser, withoutBrowser } from './browser.ts';
import { composer, IN_BROWSER, latest, openTab, send } from './playground-tab.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, each with where it stands. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    `axe.run().then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
  );
}

describe.skipIf(withoutBrowser())('the playground', IN_BROWSER, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const views = [
    { colorScheme: 'light', width: 1280, height: 800 },
    { colorScheme: 'dark', width: 390, height: 844 },
  ] as const;

  test.each(views)('has no violations, whatever it shows: %o', async ({ colorScheme, ...size }) => {
    const page = await openTab(browser, await openPlayground(), 'ben');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    const found: Record<string, readonly string[]> = {};
    const look = async (state: string) => {
      found[state] = await violations(page);
      const folder = process.env['CAIRN_SCREENSHOTS'];
      if (folder !== undefined) {
        await page.screenshot({ path: `${folder}/${colorScheme}-${state}.png` });
      }
    };
    await look('start');
    for (let line = 1; line <= 40; line += 1) await send(page, `Line ${line}`);
    await latest(page).getByText('Line 40').waitFor();
    await look('talk');
    for (const text of [
      '/history',
      '/progress',
      '/done monitoring',
      '/leaderboard',
      '/roadmap 1',
    ]) {
      await send(page, text);
      await latest(page).locator('.asked', { hasText: text }).waitFor();
      await look(text.slice(1).replace(' ', '-'));
    }
    await page.locator('#clock > summary').click();
    await page.getByRole('button', { name: '+1 week' }).click();
    await page.getByRole('log').getByText('Week of').waitFor();
    await look('clock');
    await page.keyboard.press('Escape');
    await look('nudge');
    await composer(page).pressSequentially('/');
    await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor();
    await look('offers');
    await send(page, '/log');
    const form = page.getByRole('dialog');
    await form.getByLabel('Date').fill('03/04/2026');
    await look('form');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.locator('.mistake').first().waitFor();
    await look('mistakes');
    const none = Object.keys(found).map((state) => [state, []]);
    expect(found).toEqual(Object.fromEntries(none));
  });

  test('buttons of one message that are called alike say what each is about', async () => {
    const page = await openTab(browser, await openPlayground(), 'ben');
    await send(page, '/history');
    const undo = latest(page).getByRole('button', { name: /^Undo / });
    const names = await undo.evaluateAll((all) => all.map((each) => each.ariaLabel));
    expect(names.length).toBeGreaterThan(1);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toMatch(/^Undo .+ on \w{3} \d+ \w{3}$/);
  });
});
