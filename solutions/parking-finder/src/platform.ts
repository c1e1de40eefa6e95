// What the platform says: the answer to the question what runs here, and the features.

export type State = "works" | "degraded" | "off";

export interface Capability {
  id: string;
  state: State;
  reason?: string;
}

export interface Answer {
  verdict: "full" | "partial" | "blocked";
  score: string;
  municipality_name: string;
  capabilities: Capability[];
  needs: Record<string, { collection: string; datasets: Dataset[] }>;
}

export interface Dataset {
  id: string;
  license: string;
  attribution: string | null;
}

export interface Observation {
  value?: number;
  phenomenon_time: string;
  stale: boolean | null;
}

export interface Place {
  id: string;
  geometry: GeoJSON.Geometry | null;
  properties: Record<string, unknown>;
  latest?: Record<string, Observation>;
}

interface Page {
  features: Place[];
  links?: { rel: string; href: string }[];
}

/** More pages than any town has; a server whose pages never end must not keep us busy for ever. */
const maximumPages = 200;

/** Asks whether, and how far, this solution runs in a town. */
export async function ask(api: string, solution: string, town: string): Promise<Answer> {
  return (await get(`${api}/portability/${solution}/${encodeURIComponent(town)}`)) as Answer;
}

/** Reads all features of a town, page by page. */
export async function* read(api: string, collection: string, town: string): AsyncGenerator<Place[]> {
  let next: string | undefined =
    `${api}/collections/${collection}/items?f=json&limit=1000&expand=latest&municipality_key=${encodeURIComponent(town)}`;
  for (let page = 0; next !== undefined && page < maximumPages; page++) {
    const answer = (await get(next)) as Page;
    yield answer.features;
    next = answer.links?.find((link) => link.rel === "next")?.href;
  }
}

async function get(address: string): Promise<unknown> {
  const response = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  if (!response.ok) {
    throw new Error(`${response.status} ${address}`);
  }

  return response.json();
}
