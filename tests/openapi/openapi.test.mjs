// The OpenAPI documents of a running server: a linter finds nothing, answers have the shapes that they promise, and a client
// that openapi-typescript generates compiles and works.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { noProgram, repository, start, stopAll } from "../browser/support/platform.mjs";

const skip = noProgram;
const here = dirname(fileURLToPath(import.meta.url));
const versions = { "3.0": "f=json", "3.1": "f=openapi31" };
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

async function json(path) {
  const answer = await fetch(address + path);
  assert.equal(answer.status, 200, `${path}: ${answer.status}`);
  return answer.json();
}

for (const [version, parameter] of Object.entries(versions)) {
  for (const path of ["/api", "/collections/parking-facility/api", "/collections/aubach.sitzungen/api"]) {
    for (const language of ["de", "en"]) {
      test(`linter: ${path} ${version} ${language}`, { skip }, async () => {
        const config = await createConfig({
          extends: ["recommended-strict"],
          rules: {
            // Each data set has its own licence, which stands in its collection.
            "info-license": "off",
            "no-server-example.com": "off",
          },
        });
        const source = JSON.stringify(await json(`${path}?${parameter}&lang=${language}`));
        assert.ok(source.startsWith(`{"openapi":"${version}.`), source.slice(0, 40));
        const problems = await lintFromString({ source, absoluteRef: "api.json", config });
        assert.deepEqual(problems.map((one) => `${one.ruleId}: ${one.message} ${one.location[0]?.pointer}`), []);
      });
    }
  }

  test(`generated client: ${version}`, { skip }, async () => {
    const document = await json(`/api?${parameter}&lang=en`);
    await mkdir(join(here, "generated"), { recursive: true });
    await writeFile(join(here, "generated", "api.d.ts"), astToString(await openapiTS(document)));
    const { config } = ts.readConfigFile(join(here, "tsconfig.json"), ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, here);
    const program = ts.createProgram(fileNames, options);
    const faults = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
    assert.equal(ts.formatDiagnostics(faults, { getCurrentDirectory: () => here, getCanonicalFileName: (name) => name, getNewLine: () => "\n" }), "");
    const { run } = await import(`./generated/js/program.js?${version}`);
    const result = await run(address);
    assert.ok(result.titles.includes("service-desc"));
    assert.equal(result.number, 2);
    assert.ok(result.matched >= 2 && result.longitude > 5 && result.name && result.purpose === "car", JSON.stringify(result));
    assert.ok(result.same && result.id);
    assert.equal(result.found, 1);
    assert.equal(result.schema, "object");
    assert.match(result.expected, /car/);
    assert.deepEqual(result.status, [400, 404]);
  });
}

test("every answer has the shape that the document promises", { skip }, async () => {
  const document = await json("/api?f=openapi31");
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("duration", true);
  ajv.addSchema({ $id: "https://example.org/api", components: document.components });
  const resolve = (one) => (one.$ref === undefined ? one : one.$ref.split("/").slice(1).reduce((place, part) => place[part], document));
  const featureOf = {};
  const parts = {
    publisher: "aubach", town: "06998012", solution: "parking-finder", dataset: "aubach.parken", recordId: "aubach.parken", action: "status_show", code: "not-found", property: "purpose",
    tileMatrix: "0", tileRow: "0", tileCol: "0", key: (await json("/collections/parking-facility/items?limit=1")).features[0].id,
  };
  const extensions = { "application/geo+json": "geojson", "text/csv": "csv", "application/vnd.apache.arrow.stream": "arrow" };
  const faults = [];
  let checked = 0;
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (get === undefined) {
      continue; // A path for POST alone.
    }

    const [, collection] = path.match(/^\/collections\/([^/]+)/) ?? [];
    if (path.includes("{featureId}")) {
      featureOf[collection] ??= (await json(`/collections/${collection}/items?limit=1`)).features[0].id;
    }

    for (const part of get.parameters?.map(resolve).filter((one) => one.in === "path" && one.example !== undefined) ?? []) {
      parts[part.name] ??= part.example;
    }

    const fill = (type) => path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(
      name === "featureId" ? featureOf[collection] : name === "file" ? `aubach.parken.${extensions[type]}` : parts[name] ?? name));
    const required = (get.parameters ?? []).map(resolve).filter((one) => one.in === "query" && one.required).map((one) => `&${one.name}=${one.example ?? ""}`);
    for (const [type, { schema }] of Object.entries(get.responses["200"].content)) {
      const target = fill(type);
      const answer = await fetch(address + target + (required.length === 0 ? "" : `?${required.join("").slice(1)}`), { headers: { Accept: type }, redirect: "manual" });
      const given = (answer.headers.get("content-type") ?? "").replaceAll("; ", ";");
      // Not every property has a code list, and not every data set its original; the samples harvest nobody.
      if (answer.status === 404 && (target.includes("/codelists/") || target.endsWith("/original") || path === "/harvest/{source}")) {
        continue;
      }

      if (answer.status === 204 && get.responses["204"]) {
        continue;
      }

      if (answer.status !== 200 || !given.startsWith(type)) {
        faults.push(`${target} as ${type}: ${answer.status} ${given}`);
      } else if (type.includes("json") && schema.$ref) {
        const validate = ajv.getSchema(`https://example.org/api${schema.$ref}`);
        if (!validate(await answer.json())) {
          faults.push(`${target} as ${type}: ${ajv.errorsText(validate.errors).slice(0, 300)}`);
        }

        checked++;
      } else {
        await answer.arrayBuffer();
      }
    }
  }

  assert.deepEqual(faults, []);
  assert.ok(checked > 50, `${checked} answers`);
});

