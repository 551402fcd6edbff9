// Opens a site in Chromium, on a desktop in light colours and on a phone in dark
// ones. A page must log nothing, ask nothing of the network and not be wider
// than the screen; axe must find nothing; Tab must reach the skip link first.
// The filters of its list must work without a script, and with one find words,
// count, and keep the choice in the address.
//
// usage: site.mjs CHROMIUM SITE=WORDS...; the words are a letter's in its list
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { excess, judge, optionsOf, screens, watch } from './browser.mjs';

const [program, ...sites] = process.argv.slice(2);

async function look(browser, address, screen) {
  const wrong = [];
  const page = await browser.newPage(optionsOf(screen));
  watch(page, address, wrong);
  await page.goto(address);
  await page.keyboard.press('Tab');
  const reached = await page.evaluate(() => document.activeElement.className);
  if (reached !== 'skip') wrong.push(`Tab reaches ${reached}`);
  wrong.push(...await excess(page));
  const ground = await page.evaluate(
    () => getComputedStyle(document.querySelector('h1')).fontWeight);
  if (ground !== '650') wrong.push('the style sheet is not used');
  await page.close();
  return [...wrong, ...await judge(browser, address, screen)];
}

const shown = (page) => page.locator('.letters > li').evaluateAll(
  (items) => items.filter((item) => item.offsetParent !== null)
    .map((item) => ({ ...item.dataset, page: item.querySelector('a').href })));

const differ = (what, is, shouldBe) => is === shouldBe ? []
  : [`${what}: ${is} instead of ${shouldBe}`];

async function filterWithoutScript(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const all = await shown(page);
  const wrong = differ('words are asked for without a script',
    await page.locator('#search').isVisible(), false);
  await page.selectOption('#group', 'SG12');
  await page.selectOption('#language', 'zh');
  const rest = await shown(page);
  const right = all.filter((one) => one.group === 'SG12' &&
    one.language.split(' ').includes('zh'));
  if (right.length === 0 || right.length === all.length)
    wrong.push('the letters are no test of filters');
  wrong.push(...differ('letters without a script', JSON.stringify(rest),
    JSON.stringify(right)));
  await page.locator('#filters button').click();
  wrong.push(...differ('letters after a reset', (await shown(page)).length,
    all.length));
  await context.close();
  return wrong;
}

async function filterWithScript(browser, address, words) {
  const page = await browser.newPage();
  await page.goto(address);
  const all = await shown(page);
  const count = async () => Number(await page.locator('#count bdi').textContent());
  const wrong = differ('count', await count(), all.length);
  await page.fill('#search input', words);
  await page.waitForFunction(() => location.hash.includes('words='));
  const found = await shown(page);
  wrong.push(...differ('found', found.length, 1),
    ...differ('count of found', await count(), found.length));
  const { hash } = new URL(page.url());
  const again = await browser.newPage();
  await again.goto(address + hash);
  wrong.push(...differ('found by address', (await shown(again)).length, 1),
    ...differ('words by address', await again.inputValue('#search input'),
      words));
  await again.close();
  await page.selectOption('#group', 'SG13');
  await page.waitForFunction(() => location.hash.includes('group='));
  wrong.push(...differ('found in another group', (await shown(page)).length, 0),
    ...differ('told so', await page.locator('#none').isVisible(), true));
  await page.locator('#filters button').click();
  await page.waitForFunction(() => !location.hash.includes('='));
  wrong.push(...differ('letters after a reset', (await shown(page)).length,
    all.length));
  await page.close();
  return wrong;
}

/// From the list to a letter, to its version in another language, and back.
async function walk(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator(
    '.letters > [data-language~="ar"] .versions a[hreflang="ru"]').first().click();
  const wrong = differ('language', await page.locator('html').getAttribute('lang'),
    'ru');
  await page.locator('.ties a[hreflang="ar"]').first().click();
  wrong.push(...differ('direction',
    await page.locator('html').getAttribute('dir'), 'rtl'));
  await page.locator('.trail a').first().click();
  wrong.push(...differ('back at', page.url(), address));
  await page.close();
  return wrong;
}

const browser = await chromium.launch({
  executablePath: program, args: ['--no-sandbox'] });
let status = 0;
const tell = (where, wrong) => {
  for (const what of wrong) {
    console.log(`${where}: ${what}`);
    status = 1;
  }
};
for (const argument of sites) {
  const [site, words] = argument.split('=');
  const index = pathToFileURL(join(site, 'index.html')).href;
  for (const name of ['index.html', 'coming.html', 'groups/SG12.html',
    'letters/T17-SG12-COL-0005-ar.html']) {
    const file = join(site, name);
    if (!existsSync(file)) tell(file, ['is missing']);
    else for (const screen of screens)
      tell(`${file}, ${screen.width}`,
        await look(browser, pathToFileURL(file).href, screen));
  }
  tell(site, await filterWithoutScript(browser, index));
  tell(site, await filterWithScript(browser, index, words));
  tell(site, await walk(browser, index));
}
await browser.close();
process.exit(status);
