// Opens pages in Chromium, as wide as a desktop and as a phone, light and dark.
// A page must log nothing, ask nothing of the network and not be wider than the
// screen; axe must find nothing; Tab must reach the skip link first; each fact
// must lead to its words and these back to it.
//
// usage: check.mjs CHROMIUM PAGE...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [program, ...pages] = process.argv.slice(2);
const screens = [];
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark']) screens.push({ width, colorScheme });
}

async function judge(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
      'best-practice'],
    resultTypes: ['violations'],
  }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
}

/// A link of the list whose words stand in the letter, followed there and back.
async function follow(page) {
  const wrong = [];
  const place = () => decodeURIComponent(new URL(page.url()).hash);
  const fact = page.locator('#facts li[id^="meeting"] a.tag').first();
  if (await fact.count() === 0) return ['no meeting leads to its words'];
  await fact.click();
  const mark = page.locator(place());
  if (await mark.count() !== 1 || await mark.evaluate((e) => e.tagName) !== 'MARK')
    return [`${place()} is no mark`];
  await page.waitForTimeout(50);
  const back = page.locator('article .tag a[href^="#meeting"]').first();
  const target = await back.getAttribute('href');
  await back.click();
  if (place() !== target) wrong.push(`${target} was not gone to`);
  if (!await page.locator(target).isVisible()) wrong.push(`${target} is hidden`);
  return wrong;
}

async function tab(page) {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const { className, hash } = document.activeElement;
    const { top } = document.activeElement.getBoundingClientRect();
    return className === 'skip' && hash === '#letter' && top >= 0
      ? [] : [`Tab reaches ${document.activeElement.outerHTML.slice(0, 100)}`];
  });
}

async function check(browser, file, { width, colorScheme }) {
  const wrong = [];
  const address = pathToFileURL(file).href;
  const options = { viewport: { width, height: 900 }, colorScheme,
    reducedMotion: 'reduce' };
  const strict = await browser.newPage(options);
  strict.on('console', (message) => wrong.push(`console: ${message.text()}`));
  strict.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  strict.on('request', (request) => {
    if (request.url().split('#')[0] !== address)
      wrong.push(`request: ${request.url()}`);
  });
  await strict.goto(address);
  wrong.push(...await tab(strict));
  const excess = await strict.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth);
  if (excess > 0) wrong.push(`${excess} pixels too wide`);
  const ground = await strict.evaluate(
    () => getComputedStyle(document.querySelector('article')).borderTopStyle);
  if (ground !== 'solid') wrong.push('the style sheet is not used');
  wrong.push(...await follow(strict));
  await strict.close();
  // axe is a script, which the page's own policy keeps out.
  const context = await browser.newContext({ ...options, bypassCSP: true });
  const lax = await context.newPage();
  await lax.goto(address);
  wrong.push(...await judge(lax));
  await context.close();
  return wrong;
}

const browser = await chromium.launch({
  executablePath: program, args: ['--no-sandbox'] });
let status = 0;
for (const file of pages) {
  for (const screen of screens) {
    for (const what of await check(browser, file, screen)) {
      console.log(`${file}, ${screen.width}, ${screen.colorScheme}: ${what}`);
      status = 1;
    }
  }
}
await browser.close();
process.exit(status);
