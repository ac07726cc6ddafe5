// A review that is typed in the playground's page and not sent, in a real browser.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlayground } from '../surfaces/playground/open-playground.ts';
import { openBrowser, withoutBrowser } from './browser.ts';
import { IN_BROWSER, latest, openTab, send } from './playground-tab.ts';

describe.skipIf(withoutBrowser())('a review in a browser', IN_BROWSER, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const progress = (page: Page) => page.getByRole('dialog').getByLabel('Review progress against');

  /** Opens the form of the second quarter, of which the sample has no reviews. */
  async function openForm(page: Page): Promise<void> {
    const before = await page.getByRole('log').locator('li.message').count();
    await send(page, '/checkpoint 2');
    await expect.poll(() => page.getByRole('log').locator('li.message').count()).toBe(before + 1);
    await latest(page).getByRole('button', { name: 'Write my review' }).click();
    await progress(page).waitFor();
  }

  async function closed(page: Page): Promise<void> {
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** What the page told of forms that were closed unsent. */
  function kept(page: Page): readonly unknown[] {
    const bodies: unknown[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/playground/keep')) bodies.push(request.postDataJSON().values);
    });
    return bodies;
  }

  test('stands in the form again after Escape, after Cancel, and is gone once sent', async () => {
    const playground = await openPlayground();
    const page = await openTab(browser, playground, 'ana');
    const told = kept(page);
    await openForm(page);
    await progress(page).fill('Three of four');
    await page.keyboard.press('Escape');
    await closed(page);
    await openForm(page);
    expect(await progress(page).inputValue()).toBe('Three of four');
    await latest(page).getByText('A draft from Thu 12 Mar is saved').waitFor();
    await progress(page).fill('All four');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await closed(page);
    await openForm(page);
    expect(await progress(page).inputValue()).toBe('All four');
    await page.keyboard.press('Escape');
    await closed(page);
    await openForm(page);
    await progress(page).fill('All of it');
    await page.getByRole('button', { name: 'Save my review' }).click();
    await latest(page).getByText('Your review is saved.').waitFor();
    await closed(page);
    await send(page, '/checkpoint 2');
    await latest(page).locator('.asked', { hasText: '/checkpoint 2' }).waitFor();
    expect(await latest(page).textContent()).toContain('All of it');
    expect(await latest(page).textContent()).not.toContain('draft');
    expect(told).toEqual([{ progress: 'Three of four' }, { progress: 'All four' }]);
  });

  test('is kept when the page goes away, and is another member’s never', async () => {
    const playground = await openPlayground();
    const page = await openTab(browser, playground, 'ana');
    await openForm(page);
    await progress(page).fill('Three of four');
    await page.reload();
    // What was said before is there again.
    await latest(page).waitFor();
    await openForm(page);
    expect(await progress(page).inputValue()).toBe('Three of four');
    const others = await openTab(browser, playground, 'ben');
    await openForm(others);
    expect(await progress(others).inputValue()).toBe('');
  });
});
