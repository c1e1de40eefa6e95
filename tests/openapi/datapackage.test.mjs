// Whole data sets as CSV, read by the library of Frictionless Data as their data packages say: every field cast, every constraint held.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import datapackage from "datapackage";
import { noProgram, repository, start, stopAll } from "../browser/support/platform.mjs";

const skip = noProgram;
let address, folder;

before(async () => {
  if (!skip) {
    folder = await mkdtemp(join(tmpdir(), "oud-catalog-"));
    await cp(join(repository, "catalog", "aubach"), join(folder, "aubach"), { recursive: true });
    ({ address } = await start(folder));
  }
});
after(async () => {
  await stopAll();
  await (folder && rm(folder, { recursive: true, force: true }));
});

test("data packages: valid, and their files are as they say", { skip }, async () => {
  const { collections } = await (await fetch(`${address}/collections?f=json`)).json();
  const own = collections.filter((one) => one.id.includes("."));
  assert.ok(own.length > 5, `${own.length} data sets`);
  for (const { id } of own) {
    // The library looks for a descriptor whose type is JSON.
    const descriptor = await (await fetch(`${address}/downloads/${id}/datapackage.json`)).json();
    const pack = await datapackage.Package.load(descriptor);
    assert.deepEqual(pack.errors.map(String), [], id);
    const rows = await pack.resources[0].read({ keyed: true });
    const { numberMatched } = await (await fetch(`${address}/collections/${id}/items?limit=1&f=json`)).json();
    assert.equal(rows.length, numberMatched, id);
  }
});

test("data packages: a value that breaks them is found", { skip }, async () => {
  const descriptor = await (await fetch(`${address}/downloads/aubach.parken/datapackage.json`)).json();
  const field = descriptor.resources[0].schema.fields.find((one) => one.name === "purpose");
  assert.ok(field.constraints.enum.includes("car"));
  field.constraints.enum = ["bicycle"];
  const pack = await datapackage.Package.load(descriptor);
  await assert.rejects(pack.resources[0].read({ keyed: true }));
});
