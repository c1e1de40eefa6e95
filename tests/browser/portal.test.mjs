// The pages of the portal in a browser: axe-core finds nothing in either language and scheme, nothing is blocked by the content
// security policy, nothing overflows a phone, the map draws, the keyboard reaches the content first.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessibilityFaults, launch, noBrowser } from "./support/browser.mjs";
import { noProgram, repository, start, stopAll } from "./support/platform.mjs";

const skip = noBrowser || noProgram;
const pages = [
  "/", "/collections", "/collections/parking-facility", "/collections/aubach.parken", "/collections/parking-facility/items",
  "/collections/aubach.sitzungen/items?sortby=-name", "/collections/parking-facility/schema", "/collections/parking-facility/queryables",
  "/tiles", "/tiles/WorldCRS84Quad", "/collections/aubach.parken/tiles", "/collections/aubach.parken/tiles/WebMercatorQuad",
  "/collections/parking-facility/facets?properties=purpose,capacity,has_fee", "/collections/parking-facility/facets",
  "/collections/parking-facility/aggregate?group-by=purpose&functions=mean(capacity)",
  "/collections/parking-facility/codelists/purpose", "/functions", "/publishers", "/publishers/aubach", "/inventory", "/publishers/hohenlinden/inventory",
  "/catalog/hohenlinden.bebauungsplaene", "/catalog/hohenlinden.luftbilder", "/catalog/hohenlinden.kartendienst", "/towns", "/towns/06998012", "/conformance", "/problems", "/problems/not-found", "/api?f=html",
];
const failing = ["/nowhere", "/collections/parking-facility/items?limit=x&purpose=cra"];
let browser, server, folder;

before(async () => {
  if (skip) {
    return;
  }

  folder = await mkdtemp(join(tmpdir(), "oud-catalog-"));
  for (const publisher of ["aubach", "hohenlinden"]) {
    await cp(join(repository, "catalog", publisher), join(folder, publisher), { recursive: true });
  }

  [browser, server] = await Promise.all([launch(), start(folder)]);
});
after(async () => {
  await browser?.close();
  await stopAll();
  await (folder && rm(folder, { recursive: true, force: true }));
});

async function visit(path, options) {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const messages = [];
  page.on("console", (message) => message.type() === "error" && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await page.goto(server.address + path, { waitUntil: "networkidle" });
  if (path.startsWith("/api")) {
    await page.waitForSelector("#swagger-ui .opblock-tag");
  }

  return { page, messages, close: () => context.close() };
}

for (const path of [...pages, ...failing]) {
  test(`${path} has no fault of accessibility, runs without errors and fits a phone`, { skip }, async () => {
    for (const options of [{}, { colorScheme: "dark" }, { locale: "en-GB", viewport: { width: 390, height: 844 } }]) {
      const { page, messages, close } = await visit(path, options);
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.deepEqual(messages.filter((message) => !(failing.includes(path) && message.includes("Failed to load resource"))), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "the page is wider than the screen");
      await close();
    }
  });
}

test("an item has its values, its origin and a way to report a mistake", { skip }, async () => {
  const { page, close } = await visit("/collections/parking-facility/items");
  await page.click("tbody th a");
  await page.waitForLoadState("networkidle");
  assert.deepEqual(await accessibilityFaults(page), []);
  const mail = await page.getByRole("link", { name: "Fehler melden" }).getAttribute("href");
  assert.match(decodeURIComponent(mail), /^mailto:\S+@\S+\?subject=.*\/collections\/parking-facility\/items\//s);
  await close();
});

test("the first stop of the keyboard leads to the content", { skip }, async () => {
  const { page, close } = await visit("/collections");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Zum Inhalt springen");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "inhalt");
  await close();
});

test("the first way to take data along is Excel, and it narrows with the filter", { skip }, async () => {
  const { page, close } = await visit("/collections/parking-facility/items?purpose=car");
  const first = page.locator(".downloads a").first();
  assert.equal(await first.textContent(), "Für Excel");
  assert.match(await first.getAttribute("href"), /f=csv&profile=excel-de&purpose=car$/);
  await close();
});

test("the filter form builds the address that programs use", { skip }, async () => {
  const { page, close } = await visit("/collections/parking-facility/items");
  await page.click("summary");
  await page.selectOption("select[name=purpose]", "bicycle");
  await Promise.all([page.waitForNavigation(), page.click("form button")]);
  assert.equal(new URL(page.url()).searchParams.get("purpose"), "bicycle");
  assert.match(await page.textContent(".lead"), /^\d+ Ein/);
  await close();
});

test("the map draws the features", { skip }, async (context) => {
  const { page, close } = await visit("/collections/parking-facility/items");
  if ((await page.locator(".map").count()) === 0) {
    context.skip("The map bundle is not built: npm run build in web/");
  } else {
    await page.waitForSelector(".map canvas");
    assert.match(await page.getAttribute(".map canvas", "aria-label"), /\d+ Einträge auf der Karte/);
  }

  await close();
});
