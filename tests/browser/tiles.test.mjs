// Vector tiles as others read them: the decoder of map libraries finds in them what items are, at the places where they are.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { VectorTile } from "@mapbox/vector-tile";
import Pbf from "pbf";
import { noProgram, repository, start, stopAll } from "./support/platform.mjs";

const skip = noProgram;
let server, folder;

before(async () => {
  if (skip) {
    return;
  }

  folder = await mkdtemp(join(tmpdir(), "oud-catalog-"));
  await cp(join(repository, "catalog", "aubach"), join(folder, "aubach"), { recursive: true });
  server = await start(folder);
});
after(async () => {
  await stopAll();
  await (folder && rm(folder, { recursive: true, force: true }));
});

const json = async (path) => (await fetch(server.address + path)).json();

for (const collection of ["aubach.parken", "aubach.gemeindegebiet", "aubach.reallabor"]) {
  test(`${collection}: each item is in a tile at its place`, { skip }, async () => {
    const tilejson = await json(`/collections/${collection}/tiles/WebMercatorQuad?f=tilejson`);
    assert.equal(tilejson.tilejson, "3.0.0");
    const items = (await json(`/collections/${collection}/items?limit=1000`)).features.filter((item) => item.geometry);
    const zoom = 13;
    const found = new Map();
    for (const [x, y] of addresses(tilejson.bounds, zoom)) {
      const response = await fetch(tilejson.tiles[0].replace("{z}", zoom).replace("{x}", x).replace("{y}", y));
      assert.ok([200, 204].includes(response.status), `${x} ${y}: ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const layer = bytes.length > 0 ? new VectorTile(new Pbf(bytes)).layers[collection] : undefined;
      for (let i = 0; i < (layer?.length ?? 0); i++) {
        const feature = layer.feature(i).toGeoJSON(x, y, zoom);
        found.set(feature.properties.id, [...(found.get(feature.properties.id) ?? []), feature]);
      }
    }

    assert.deepEqual([...found.keys()].sort(), items.map((item) => item.id).sort());
    for (const item of items) {
      const parts = found.get(item.id);
      const [west, south, east, north] = box(item.geometry.coordinates);
      const [left, bottom, right, top] = box(parts.map((part) => part.geometry.coordinates));
      // A unit of the grid at this level is 0.00001 degrees; simplified areas may lose two.
      for (const [one, other] of [[west, left], [south, bottom], [east, right], [north, top]]) {
        assert.ok(Math.abs(one - other) < 0.00004, `${item.id}: ${one} is ${other} in its tiles`);
      }

      assert.equal(parts[0].properties.name ?? null, item.properties.name ?? null);
    }
  });
}

function addresses([west, south, east, north], zoom) {
  const side = 2 ** zoom;
  const column = (longitude) => Math.floor(((longitude + 180) / 360) * side);
  const row = (latitude) => Math.floor((0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI)) * side);
  const all = [];
  for (let x = column(west); x <= column(east); x++) {
    for (let y = row(north); y <= row(south); y++) {
      all.push([x, y]);
    }
  }

  return all;
}

function box(coordinates) {
  const all = coordinates.flat(Infinity);
  const of = (axis) => all.filter((_, i) => i % 2 === axis);
  return [Math.min(...of(0)), Math.min(...of(1)), Math.max(...of(0)), Math.max(...of(1))];
}
