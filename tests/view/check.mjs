// Opens pages in Chromium, on a desktop in light colours and on a phone in dark
// ones. A page must log nothing, ask nothing of the network and not be wider than the
// screen; axe must find nothing; Tab must reach the skip link first; each fact
// must lead to its words and these back to it.
//
// usage: check.mjs CHROMIUM PAGE...
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { excess, judge, optionsOf, screens, watch } from './browser.mjs';

const [program, ...pages] = process.argv.slice(2);

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

async function check(browser, file, screen) {
  const wrong = [];
  const address = pathToFileURL(file).href;
  const page = await browser.newPage(optionsOf(screen));
  watch(page, address, wrong);
  await page.goto(address);
  wrong.push(...await tab(page), ...await excess(page));
  const ground = await page.evaluate(
    () => getComputedStyle(document.querySelector('article')).borderTopStyle);
  if (ground !== 'solid') wrong.push('the style sheet is not used');
  wrong.push(...await follow(page));
  await page.close();
  return [...wrong, ...await judge(browser, address, screen)];
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
