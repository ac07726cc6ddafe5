// A tab in which one member uses the playground.
import type { Browser, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Playground } from '../surfaces/playground/open-playground.ts';

/** How long a page may take, in milliseconds: it fails what never comes, not what comes late on a busy machine. */
export const PATIENCE = 60_000;
/** For a test, which waits for a page several times. */
export const IN_BROWSER = { timeout: 3 * PATIENCE } as const;

/** A tab of its own, as one member; fails the test when the page logs an error. */
export async function openTab(
  browser: Browser,
  { url }: Playground,
  member?: string,
): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.text().includes('409')) errors.push(said.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(errors).toEqual([]);
  });
  await page.goto(url);
  await page.locator('#channels button').first().waitFor();
  if (member !== undefined) await page.getByLabel('You are').selectOption(member);
  return page;
}

export const composer = (page: Page) => page.getByRole('combobox', { name: /^Message/ });
export const latest = (page: Page) => page.getByRole('log').locator('li.message').last();

export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}
