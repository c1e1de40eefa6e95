// Requests that odata-query builds, as programs in TypeScript and JavaScript do: answered, with the counts that the data have.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import odataQuery from "odata-query";
import { noProgram, repository, start, stopAll } from "../browser/support/platform.mjs";

const buildQuery = odataQuery.default ?? odataQuery;
const skip = noProgram;
const set = "ParkingFacility";
let address, folder, all;

before(async () => {
  if (!skip) {
    folder = await mkdtemp(join(tmpdir(), "oud-catalog-"));
    await cp(join(repository, "catalog", "aubach"), join(folder, "aubach"), { recursive: true });
    ({ address } = await start(folder));
    all = (await get({})).value;
    assert.ok(all.length > 3, `${all.length} parking facilities`);
  }
});
after(async () => {
  await stopAll();
  await (folder && rm(folder, { recursive: true, force: true }));
});

async function get(query, path = set) {
  const target = `${address}/odata/v4/${path}${buildQuery(query)}`;
  const answer = await fetch(target);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${target}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

const has = (value) => value !== null && value !== undefined;
const filters = [
  [{ purpose: "car" }, (one) => one.purpose === "car"],
  [{ capacity: { ge: 50, lt: 500 } }, (one) => has(one.capacity) && one.capacity >= 50 && one.capacity < 500],
  [{ or: [{ capacity: { gt: 200 } }, { purpose: "bicycle" }] }, (one) => (has(one.capacity) && one.capacity > 200) || one.purpose === "bicycle"],
  [{ not: { purpose: "car" } }, (one) => one.purpose !== "car"],
  [{ purpose: { in: ["car", "bicycle"] } }, (one) => ["car", "bicycle"].includes(one.purpose)],
  [{ name: { contains: "a" } }, (one) => one.name?.includes("a") ?? false],
  [{ "tolower(name)": { startswith: "p" } }, (one) => one.name?.toLowerCase().startsWith("p") ?? false],
  [{ "length(name)": { gt: 10 } }, (one) => has(one.name) && [...one.name].length > 10],
  [{ name: { ne: null } }, (one) => has(one.name)],
  [{ name: "O'Hara & Söhne" }, () => false],
  [["capacity gt 10", { purpose: "car" }], (one) => has(one.capacity) && one.capacity > 10 && one.purpose === "car"],
  [{ updated_at: { ge: new Date(Date.UTC(2000, 0, 1)) } }, (one) => new Date(one.updated_at) >= new Date(Date.UTC(2000, 0, 1))],
  [{ id: { ne: { type: "raw", value: "null" } } }, () => true],
  [{ Dataset: { features: { gt: 0 } } }, () => true],
];

for (const [filter, holds] of filters) {
  test(`filter: ${JSON.stringify(filter)}`, { skip }, async () => {
    const expected = all.filter(holds).length;
    const page = await get({ filter, count: true, top: 1 });
    assert.equal(page["@odata.count"], expected);
    assert.equal((await get({ filter })).value.length, expected);
  });
}

test("select, order, top and skip", { skip }, async () => {
  const page = await get({ select: ["id", "name"], orderBy: ["name desc", "id"], top: 2, skip: 1 });
  assert.equal(page.value.length, 2);
  assert.deepEqual(Object.keys(page.value[0]).filter((name) => !name.startsWith("@")), ["id", "name"]);
});

test("expand with options", { skip }, async () => {
  const page = await get({ top: 1, expand: { Dataset: { select: ["id"], expand: { Publisher: { select: ["slug"] } } } } });
  assert.equal(page.value[0].Dataset.Publisher.slug, "aubach");
  const publishers = await get({ expand: { Datasets: { top: 1, orderBy: "id", count: true } } }, "Publishers");
  assert.equal(publishers.value[0].Datasets.length, 1);
  assert.ok(publishers.value[0]["Datasets@odata.count"] > 1);
});

test("count alone", { skip }, async () => {
  const answer = await fetch(`${address}/odata/v4/${set}${buildQuery({ filter: { purpose: "car" }, count: { capacity: { ge: 0 } } })}`);
  assert.equal(answer.status, 200);
  const key = await get({ key: all[0].id.replaceAll("'", "''") });
  assert.equal(key.id, all[0].id);
});

test("groups", { skip }, async () => {
  const page = await get({ transform: [{ filter: { capacity: { ge: 0 } } }, { groupBy: { properties: ["purpose"], transform: [{ aggregate: { capacity: { with: "sum", as: "total" } } }] } }] });
  for (const group of page.value) {
    const members = all.filter((one) => one.purpose === group.purpose && has(one.capacity));
    assert.equal(group.total, members.reduce((sum, one) => sum + one.capacity, 0));
  }

  assert.equal(page.value.length, new Set(all.filter((one) => has(one.capacity)).map((one) => one.purpose)).size);
});

test("search", { skip }, async () => {
  const word = all.find((one) => has(one.name)).name.split(" ")[0];
  assert.ok((await get({ search: word })).value.length > 0);
});
