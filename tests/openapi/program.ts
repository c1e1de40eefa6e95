// What a developer writes against the generated types: it compiles only if names, values and shapes are those of the document.
import createClient from "openapi-fetch";
import type { components, paths } from "./generated/api.d.ts";

type Facility = components["schemas"]["ParkingFacilityFeature"];

/** Facilities for cars in a town, one page after the other, as the names of the types say. */
export async function run(baseUrl: string) {
  // Lists stand in one parameter, with commas (explode: false), which this client must be told.
  const client = createClient<paths, `application/${string}json`>({ baseUrl, querySerializer: { array: { style: "form", explode: false } } });

  const landing = await client.GET("/", { params: { query: { lang: "en" } } });
  const titles: string[] = landing.data?.links.map((link) => link.rel) ?? [];

  const page = await client.GET("/collections/parking-facility/items", {
    params: { query: { limit: 2, bbox: [6, 47, 15, 55], sortby: ["-name", "capacity"], purpose: "car", lang: "de" } },
  });
  if (page.error) {
    throw new Error(page.error.title);
  }

  const facilities: Facility[] = page.data.features;
  const first = facilities[0];
  const longitude: number | undefined = first?.geometry?.type === "Point" ? first.geometry.coordinates[0] : undefined;
  const name: string | undefined = first?.properties.name;
  const capacity: number | undefined = first?.properties.capacity;
  const purpose: "car" | "bicycle" | "motorcycle" | "truck" | "bus" | "caravan" | "other" | undefined = first?.properties.purpose;

  const one = await client.GET("/collections/parking-facility/items/{featureId}", { params: { path: { featureId: first?.id ?? "" } } });
  const schema = await client.GET("/collections/parking-facility/schema", { params: { query: { profile: ["codelist-inline"] } } });
  const search = await client.POST("/collections/parking-facility/search", { body: { filter: "capacity >= 0 AND name LIKE '%'", limit: 1 } });
  const wrong = await client.GET("/collections/parking-facility/items", {
    // @ts-expect-error: no such purpose.
    params: { query: { purpose: "cra" } },
  });
  // @ts-expect-error: there is no such path.
  const nowhere = await client.GET("/nowhere");
  // @ts-expect-error: no such property.
  void first?.properties.colour;

  return {
    titles, longitude, name, capacity, purpose,
    number: facilities.length,
    matched: page.data.numberMatched,
    id: one.data?.id,
    same: one.data?.properties.name === name,
    found: search.data?.features.length,
    schema: schema.data?.type,
    expected: wrong.error?.errors?.[0]?.expected,
    status: [wrong.response.status, nowhere.response.status],
  };
}
