// What all tests in a browser share.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// A desktop in light colours and a phone in dark ones.
export const screens = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
];

export const optionsOf = ({ width, colorScheme }) => ({
  viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });

/// What a page logs and asks of the network comes into `wrong`.
export function watch(page, address, wrong) {
  page.on('console', (message) => wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address)
      wrong.push(`request: ${request.url()}`);
  });
}

/// By how much a page is wider than its screen.
export async function excess(page) {
  const pixels = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth);
  return pixels > 0 ? [`${pixels} pixels too wide`] : [];
}

/// What axe finds. It is a script, which a page's own policy keeps out.
export async function judge(browser, address, screen) {
  const context = await browser.newContext(
    { ...optionsOf(screen), bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
      'best-practice'],
    resultTypes: ['violations'],
  }));
  await context.close();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}
