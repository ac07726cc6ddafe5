// The playground in a real browser, as somebody uses it: typing, pressing, filling in, being others.
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlayground, type Playground } from '../surfaces/playground/open-playground.ts';
import { openBrowser, withoutBrowser } from './browser.ts';
import { composer, IN_BROWSER, latest, openTab, PATIENCE, send } from './playground-tab.ts';

describe.skipIf(withoutBrowser())('the playground in a browser', IN_BROWSER, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const tab = (playground: Playground, member?: string) => openTab(browser, playground, member);

  const offers = (within: Page | Locator) =>
    within.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  const holds = (page: Page, text: string) =>
    expect.poll(() => composer(page).inputValue(), { timeout: PATIENCE }).toBe(text);

  /** Keeps back what is offered for a text, as a slow network would, until it is let through and shown. */
  async function heldCompletion(page: Page, text: string) {
    const held = Promise.withResolvers<void>();
    await page.route('**/playground/complete', async (route) => {
      if (route.request().postDataJSON().text === text) await held.promise;
      await route.continue();
    });
    return {
      async letThrough() {
        const arrived = page.waitForResponse((response) => {
          const request = response.request();
          return request.url().endsWith('/complete') && request.postDataJSON().text === text;
        });
        held.resolve();
        await (await arrived).finished();
      },
    };
  }

  test('says what it is, and an example is one click', async () => {
    const page = await tab(await openPlayground());
    expect(await page.getByRole('region', { name: 'What this is' }).textContent()).toContain(
      'Cairn',
    );
    await page.getByRole('button', { name: '/log 1h30m coding' }).click();
    await latest(page).getByText('1 h 30 min').waitFor();
  });

  test('a command is typed by keyboard alone, with completion', async () => {
    const page = await tab(await openPlayground());
    await composer(page).focus();
    await page.keyboard.type('/lo');
    await offers(page).filter({ hasText: '/log' }).waitFor();
    await page.keyboard.press('Tab');
    await holds(page, '/log ');
    await page.keyboard.type('45m lear');
    await offers(page).filter({ hasText: 'Learning' }).waitFor();
    await page.keyboard.press('ArrowDown');
    const active = await composer(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await holds(page, '/log 45m learning ');
    await offers(page).filter({ hasText: 'note:' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await offers(page).count()).toBe(0);
    await page.keyboard.press('Enter');
    await latest(page).getByText('45 min').waitFor();
  });

  test('an offer that was walked to stays chosen while newer ones arrive', async () => {
    const page = await tab(await openPlayground());
    const newer = await heldCompletion(page, '/log 45m lear');
    await composer(page).focus();
    await page.keyboard.type('/log 45m lea');
    await offers(page).filter({ hasText: 'Learning' }).waitFor();
    await page.keyboard.type('r');
    await page.keyboard.press('ArrowDown');
    await newer.letThrough();
    await page.keyboard.press('Enter');
    await holds(page, '/log 45m learning ');
  });

  test('Tab takes the first offer for what is typed, not for what stood there before', async () => {
    const page = await tab(await openPlayground());
    const newer = await heldCompletion(page, '/lea');
    await composer(page).focus();
    await page.keyboard.type('/l');
    await offers(page).filter({ hasText: '/leaderboard' }).waitFor();
    await page.keyboard.type('ea');
    await page.keyboard.press('Tab');
    await newer.letThrough();
    await holds(page, '/leaderboard ');
  });

  test('an export is downloaded by its link', async () => {
    const page = await tab(await openPlayground(), 'ana');
    await send(page, '/privacy export');
    const link = latest(page).getByRole('link', { name: /^Download cairn-export/ });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('cairn-export-2026-03-12.json');
    const exported: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(exported).toMatchObject({ version: 1, person: { name: 'Ana' } });
  });

  test('a button changes the message it is on, and keeps the keyboard there', async () => {
    const page = await tab(await openPlayground());
    await send(page, '/log 1h coding');
    await latest(page).getByRole('button', { name: 'Undo' }).click();
    await latest(page).getByRole('button', { name: 'Restore' }).waitFor();
    expect(await page.locator('li.message').count()).toBe(1);
    expect(await page.evaluate(`document.activeElement.closest('li.message') !== null`)).toBe(true);
  });

  test('a form opens, searches, and is sent', async () => {
    const page = await tab(await openPlayground());
    await send(page, '/log');
    const form = page.getByRole('dialog');
    await form.getByLabel('Time').fill('1:15');
    await form.getByLabel('Item').pressSequentially('opencv');
    await offers(form).filter({ hasText: 'OpenCV' }).click();
    expect(await form.getByLabel('Item').inputValue()).toBe('opencv');
    await form.getByLabel('Note').fill('Contours');
    await form.getByRole('button', { name: 'Send' }).click();
    await latest(page).getByText('1 h 15 min').waitFor();
    await form.waitFor({ state: 'hidden' });
  });

  test('a roadmap is uploaded by keyboard, looked at and applied', async () => {
    const page = await tab(await openPlayground(), 'ana');
    await send(page, '/setup roadmap');
    await latest(page).getByRole('button', { name: 'Upload a file' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Upload a roadmap' });
    const field = form.getByLabel('File');
    await field.waitFor();
    expect(await page.evaluate('document.activeElement.name')).toBe('file');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), field.press('Enter')]);
    const text = readFileSync('roadmap/mlops-cv-de.yaml', 'utf8')
      .replace('id: mlops-cv-de', 'id: ours')
      .replace(/^title: .*$/m, 'title: Our own roadmap → ✅');
    const buffer = Buffer.from(text);
    await chooser.setFiles({ name: 'ours.yaml', mimeType: 'application/yaml', buffer });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await latest(page).getByText('Our own roadmap → ✅').waitFor();
    await latest(page).getByRole('button', { name: 'Apply' }).click();
    await latest(page).getByText('now follows').waitFor();
    await send(page, '/setup roadmap');
    await latest(page).getByText('From the file ours.yaml').waitFor();
  });

  test('a file that is far too large is refused in words', async () => {
    const page = await tab(await openPlayground(), 'ana');
    await send(page, '/setup roadmap');
    await latest(page).getByRole('button', { name: 'Upload a file' }).click();
    const form = page.getByRole('dialog', { name: 'Upload a roadmap' });
    const buffer = Buffer.alloc(5_000_000, 'x');
    await form.getByLabel('File').setInputFiles({ name: 'big.md', mimeType: 'text/plain', buffer });
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('larger than 256 KiB').waitFor();
  });

  test('a form with mistakes stays open, each beside its field, with all that was typed', async () => {
    const page = await tab(await openPlayground());
    await send(page, '/log');
    const form = page.getByRole('dialog');
    await form.getByLabel('Date').fill('03/04/2026');
    await form.getByLabel('Note').fill('Kept to the letter');
    await form.getByRole('button', { name: 'Send' }).click();
    const mistakes = form.locator('.mistake');
    await expect.poll(() => mistakes.count(), { timeout: PATIENCE }).toBe(2);
    expect(await form.getByLabel('Time').getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('document.activeElement.name')).toBe('time');
    const date = form.getByLabel('Date');
    const described = (await date.getAttribute('aria-describedby'))?.split(' ')[0];
    expect(await form.locator(`[id="${described}"]`).textContent()).toContain('03/04/2026');
    expect(await form.getByLabel('Note').inputValue()).toBe('Kept to the letter');
    await form.getByLabel('Time').fill('2h');
    await form.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => mistakes.count(), { timeout: PATIENCE }).toBe(1);
    expect(await form.getByLabel('Time').getAttribute('aria-invalid')).toBeNull();
    await date.fill('yesterday');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'hidden' });
    await latest(page).getByText('Kept to the letter').waitFor();
    expect(await page.locator('li.message').count()).toBe(1);
  });

  test('what went wrong on the way is told in the form, which keeps what was typed', async () => {
    const page = await tab(await openPlayground());
    await send(page, '/log');
    const form = page.getByRole('dialog');
    await page.route('**/playground/submit', (route) =>
      route.fulfill({ status: 409, json: { why: 'Not just now.' } }),
    );
    await form.getByLabel('Time').fill('2h');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByRole('alert').getByText('Not just now.').waitFor();
    expect(await form.getByLabel('Time').inputValue()).toBe('2h');
  });

  test('a select is walked through by keys and acts on Enter alone', async () => {
    const playground = await openPlayground();
    const page = await tab(playground, 'ben');
    await send(page, '/done monitoring');
    const select = latest(page).locator('select');
    await select.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const [picked] = await select.locator('option:checked').allTextContents();
    await page.evaluate('new Promise((done) => setTimeout(done))');
    await playground.settled();
    expect(await page.locator('li.message').count()).toBe(1);
    expect((await playground.seenBy('ana')).messages).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('is done').first().waitFor();
    const title = picked?.split(' · ')[0] ?? '';
    expect(await page.getByRole('log').textContent()).toContain(title);
  });

  test('a select acts on its button, and on a choice that is clicked', async () => {
    const page = await tab(await openPlayground(), 'ben');
    await send(page, '/roadmap 1');
    const select = latest(page).locator('select').first();
    await select.focus();
    await page.keyboard.press('ArrowDown');
    await latest(page)
      .getByRole('button', { name: /^Choose/ })
      .first()
      .click();
    await latest(page).getByText('Quarter 1', { exact: false }).first().waitFor();
    await expect.poll(() => select.inputValue(), { timeout: PATIENCE }).toBe('');
    // As a browser does when a choice is clicked.
    const value = await select.locator('option').nth(3).getAttribute('value');
    await select.selectOption(value);
    await latest(page).getByText('Quarter 3', { exact: false }).first().waitFor();
  });

  test('whatever a message shows, the page is as high as the window', async () => {
    const page = await tab(await openPlayground(), 'ben');
    const isAsHigh = () =>
      page.evaluate('document.documentElement.scrollHeight === window.innerHeight');
    for (const text of [
      '/done monitoring',
      '/roadmap 1',
      '/history',
      '/progress',
      '/leaderboard',
    ]) {
      await send(page, text);
      await latest(page).locator('.asked', { hasText: text }).waitFor();
      expect(await isAsHigh()).toBe(true);
      expect(await composer(page).isVisible()).toBe(true);
    }
    await page.setViewportSize({ width: 390, height: 664 });
    expect(await isAsHigh()).toBe(true);
  });

  test('what was said before today shows its date, also once the clock has moved on', async () => {
    const page = await tab(await openPlayground());
    await send(page, 'Good evening');
    const said = latest(page).locator('time');
    expect(await said.textContent()).toBe('19:00');
    await page.locator('#clock > summary').click();
    await page.getByRole('button', { name: '+1 day' }).click();
    await expect.poll(() => said.textContent(), { timeout: PATIENCE }).toMatch(/Thu,? 12 Mar/);
    await page.getByLabel('Set to').fill('2027-02-01T07:30');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await expect.poll(() => said.textContent(), { timeout: PATIENCE }).toContain('2026');
  });

  test('starting over puts the clock back', async () => {
    const page = await tab(await openPlayground());
    const clock = page.locator('#clock > summary');
    await clock.click();
    await page.getByRole('button', { name: '+1 week' }).click();
    await clock.getByText('moved').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#start > summary').click();
    await page.getByRole('button', { name: 'Start with the sample group' }).click();
    await clock.getByText('moved').waitFor({ state: 'hidden' });
    await clock.getByText(/Thu,? 12 Mar/).waitFor();
  });

  test('Escape closes what is offered first, and the form only then', async () => {
    const page = await tab(await openPlayground());
    await send(page, '/done');
    const form = page.getByRole('dialog');
    await form.getByLabel('Item').pressSequentially('docker');
    await offers(form).first().waitFor();
    await page.keyboard.press('Escape');
    expect(await offers(form).count()).toBe(0);
    expect(await form.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  test('another member sees the channel at once, and no private answer', async () => {
    const playground = await openPlayground();
    const [ana, ben] = [await tab(playground, 'ana'), await tab(playground, 'ben')];
    await send(ana, '/log 1h coding');
    await latest(ana).getByText('You alone can see this').waitFor();
    await send(ana, 'Good evening');
    await latest(ben).getByText('Good evening').waitFor();
    expect(await ben.locator('li.message').count()).toBe(1);
    await ana.getByLabel('You are').selectOption('chioma');
    await latest(ana).getByText('Good evening').waitFor();
    expect(await ana.locator('li.message').count()).toBe(1);
  });

  test('a new member is added and is oneself', async () => {
    const page = await tab(await openPlayground());
    await page.getByRole('button', { name: 'Add a member' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('ana');
    await page.keyboard.press('Enter');
    await page.getByText('already').waitFor();
    await page.getByRole('dialog').getByLabel('Name').fill('Zoë');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await send(page, 'I am new');
    await latest(page).getByText('Zoë').waitFor();
  });

  test('the clock moves, says so, and goes back', async () => {
    const page = await tab(await openPlayground());
    const clock = page.locator('#clock > summary');
    await clock.click();
    await page.getByRole('button', { name: '+1 week' }).click();
    await clock.getByText('moved').waitFor();
    await clock.getByText(/Thu,? 19 Mar/).waitFor();
    const nudge = page.getByRole('log').getByText('Week of Mon 9 Mar');
    await nudge.waitFor();
    await page.getByLabel('Set to').fill('2027-02-01T07:30');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await clock.getByText('1 Feb 2027').waitFor();
    await page.getByLabel('Set to').fill('2026-04-01T07:30');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await clock.getByText('1 Apr').waitFor();
    await page.getByRole('button', { name: 'Back to the real time' }).click();
    await clock.getByText('moved').waitFor({ state: 'hidden' });
  });

  test('a reload keeps the member, the channel, and messages that can be pressed', async () => {
    const page = await tab(await openPlayground(), 'ben');
    await page.getByRole('button', { name: '#general' }).click();
    await send(page, '/log 1h coding');
    await latest(page).getByRole('button', { name: 'Undo' }).waitFor();
    await page.reload();
    await latest(page).getByRole('button', { name: 'Undo' }).click();
    await latest(page).getByRole('button', { name: 'Restore' }).waitFor();
    expect(await page.getByLabel('You are').inputValue()).toBe('ben');
    expect(await page.getByRole('button', { name: '#general' }).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  test('hostile names and notes are shown as they were typed', async () => {
    const playground = await openPlayground();
    const hostile = `<img src=x onerror='document.title=1'>**b**`;
    await playground.post('people', { name: hostile });
    const page = await tab(playground, undefined);
    await page.getByLabel('You are').selectOption({ label: hostile });
    await send(page, `hello ${hostile}`);
    await latest(page).getByText(`hello ${hostile}`).waitFor();
    await send(page, '/join');
    await latest(page).getByText('You alone can see this').waitFor();
    await send(page, `/log 1h note:"${hostile}"`);
    await latest(page).locator('.body').getByText(hostile).waitFor();
    await send(page, '/history');
    await latest(page).locator('.asked', { hasText: '/history' }).waitFor();
    expect(await latest(page).locator('.body').textContent()).toContain(hostile);
    expect(await page.getByRole('log').locator('img').count()).toBe(0);
    expect(await page.title()).toBe('Cairn playground');
  });

  test('starting empty asks for somebody to be', async () => {
    const page = await tab(await openPlayground());
    await page.locator('#start > summary').click();
    await page.getByRole('button', { name: 'Start empty' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Zoë');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '/setup group' }).click();
    await latest(page).getByText('is set up').waitFor();
  });

  test('fits a phone: nothing is wider than the screen', async () => {
    const page = await tab(await openPlayground());
    await page.setViewportSize({ width: 390, height: 844 });
    const long = `/log 1h ${'x'.repeat(300)}`;
    const asked = ['/leaderboard all', '/progress', '/help', long, '/roadmap 3', '/done docker'];
    for (const text of asked) {
      await send(page, text);
      await latest(page).locator('.asked', { hasText: text }).waitFor();
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const main = `document.querySelector('main')`;
    expect(await page.evaluate(`${main}.scrollWidth - ${main}.clientWidth`)).toBe(0);
  });
});
