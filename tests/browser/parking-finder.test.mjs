// The parking finder against a stand-in for a platform: states that real towns have on bad days only.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessibilityFaults, launch, noBrowser } from "./support/browser.mjs";
import { serve, serveFolder, solution } from "./support/files.mjs";

const ids = ["map", "size", "disabled-spaces", "fee-filter", "open-now", "height-filter", "live"];
const answer = (verdict, states, reason) => ({
  verdict,
  score: `${states.filter((state) => state === "works").length}/7`,
  municipality_name: "Musterstadt",
  capabilities: ids.map((id, i) => ({ id, state: states[i], ...(reason ? { reason } : {}) })),
  needs: { parking: { collection: "parking-facility", datasets: [{ id: "a.b", license: "http://dcat-ap.de/def/licenses/dl-by-de/2.0", attribution: "Stadt <b>Muster</b>" }] } },
});
const place = (id, properties, latest) => ({
  type: "Feature", id, geometry: { type: "Point", coordinates: [9 + id / 100, 50] }, properties: { purpose: "car", ...properties }, ...(latest ? { latest } : {}),
});
const free = (value, stale) => ({ "parking.free_spaces": { value, phenomenon_time: "2026-11-22T08:00:00Z", quality: "valid", stale } });
const all = Array(7).fill("works");

const towns = {
  live: {
    answer: answer("full", all),
    features: [
      place(1, { name: "Anger", capacity: 100, has_fee: true, max_height: 2.1, capacity_disabled: 2 }, free(0, true)),
      place(2, { name: "Bahnhof", capacity: 10, has_fee: false, opening_hours: "24/7" }, free(5, false)),
      place(3, { name: "Center", opening_hours: "by appointment" }, free(0, false)),
      place(4, { name: "Dom", purpose: "bicycle" }),
      place(5, { name: "Ende", status: "closed" }),
      { ...place(6, { name: '<img src=x onerror="document.title=1">' }), geometry: null },
    ],
  },
  blocked: { answer: answer("blocked", Array(7).fill("off"), "no_dataset"), features: [] },
  silent: { answer: undefined, features: [place(1, { name: "Anger" })] },
};

let browser, app, platform, asked;
before(async () => {
  if (noBrowser) {
    return;
  }

  browser = await launch();
  app = await serveFolder(await solution("parking-finder"));
  platform = await serve((url) => {
    const [, kind] = url.pathname.split("/");
    if (kind === "portability") {
      const town = towns[url.pathname.split("/")[3]];
      return town?.answer ? { body: JSON.stringify(town.answer) } : { status: 503, body: "{}" };
    }

    asked.push(url.search);
    const town = towns[url.searchParams.get("municipality_key")];
    const from = Number(url.searchParams.get("from") ?? 0);
    const next = from + 2 < town.features.length ? [{ rel: "next", href: `${platform.address}${url.pathname}?municipality_key=${url.searchParams.get("municipality_key")}&from=${from + 2}` }] : [];
    return { type: "application/geo+json", body: JSON.stringify({ type: "FeatureCollection", features: town.features.slice(from, from + 2), links: next }) };
  });
});
after(async () => {
  await browser?.close();
  await app?.stop();
  await platform?.stop();
});

async function open(town, query = "", settings = {}) {
  asked = [];
  const page = await browser.newPage(settings);
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(`${app.address}/?api=${platform.address}/&town=${town}${query}`);
  await page.waitForFunction(() => !document.querySelector("#error").hidden || document.querySelector("#content:not([hidden])") || document.querySelector("#verdict").dataset.verdict === "blocked");
  return page;
}

const names = (page) => page.locator("#list li button").allTextContents();

test("follows the pages, leaves out what is closed for good, shows cars first", { skip: noBrowser }, async () => {
  const page = await open("live");
  assert.deepEqual(await names(page), ['<img src=x onerror="document.title=1">', "Anger", "Bahnhof", "Center"]);
  assert.equal(asked.length, 3);
  assert.match(asked[0], /expand=latest/);
  await page.selectOption("[name=purpose]", "bicycle");
  assert.deepEqual(await names(page), ["Dom"]);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("a stale value is drawn grey and never said to be full", { skip: noBrowser }, async () => {
  const page = await open("live", "&lang=en");
  const item = page.locator("#list li", { hasText: "Anger" });
  assert.equal(await item.getAttribute("data-tone"), "stale");
  const text = await item.textContent();
  assert.match(text, /out of date/);
  assert.doesNotMatch(text, /full|0 free/);
  assert.equal(await page.locator("#list li", { hasText: "Center" }).getAttribute("data-tone"), "full");
  await page.close();
});

test("what nobody knows is neither closed nor free of charge, and counted where it is hidden", { skip: noBrowser }, async () => {
  const page = await open("live", "&lang=en");
  assert.doesNotMatch(await page.locator("#list li", { hasText: "Center" }).textContent(), /closed|open now|fee|free of/);
  await page.check("[name=free]");
  assert.deepEqual(await names(page), ["Bahnhof"]);
  assert.match(await page.textContent("#result"), /1 of 5 car parks, 2 without/);
  await page.close();
});

test("filters by capacity and free spaces", { skip: noBrowser }, async () => {
  const page = await open("live");
  await page.fill("[name=capacity]", "50");
  assert.deepEqual(await names(page), ["Anger"]);
  await page.fill("[name=capacity]", "");
  await page.check("[name=live]");
  assert.deepEqual(await names(page), ["Bahnhof"]);
  await page.close();
});

test("a blocked town is told why, and nothing else is offered", { skip: noBrowser }, async () => {
  const page = await open("blocked");
  assert.match(await page.textContent("#verdict"), /läuft der Parkplatzfinder nicht.*keine Daten/);
  assert.equal(await page.isVisible("#filters"), false);
  assert.deepEqual(asked, []);
  await page.close();
});

test("without an answer every function is marked as uncertain", { skip: noBrowser }, async () => {
  const page = await open("silent");
  assert.deepEqual(await names(page), ["Anger"]);
  assert.equal(await page.locator("[name=free]").getAttribute("data-state"), "degraded");
  await page.close();
});

test("says what is missing where it is opened without a town", { skip: noBrowser }, async () => {
  const page = await browser.newPage();
  await page.goto(`${app.address}/`);
  await page.waitForSelector("#error:not([hidden])");
  assert.match(await page.textContent("#error"), /\?api=/);
  await page.close();
});

test("changes the language by a link and keeps town and platform", { skip: noBrowser }, async () => {
  const page = await open("live");
  assert.equal(await page.getAttribute("html", "lang"), "de");
  await page.click("#language");
  await page.waitForSelector("#content:not([hidden])");
  assert.equal(await page.getAttribute("html", "lang"), "en");
  assert.equal(await page.textContent("h1"), "Parking finder");
  assert.equal((await names(page)).length, 4);
  await page.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`axe-core finds nothing (${colorScheme}, ${width} px)`, { skip: noBrowser }, async () => {
      const page = await open("live", "", { colorScheme, viewport: { width, height: 800 } });
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "scrolls sideways");
      await page.close();
    });
  }
}

test("the keyboard reaches filters and list", { skip: noBrowser }, async () => {
  const page = await open("live");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("#list") !== null), true);
  await page.keyboard.press("Enter");
  assert.deepEqual(page.faults, []);
  await page.close();
});
