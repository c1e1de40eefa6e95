// Parking finder: knows the address of a platform and the key of a town, nothing else. What it may offer there, the
// platform answers (/portability/parking-finder/{town}).
import "./style.css";
import * as filters from "./filters";
import * as list from "./list";
import { create } from "./map";
import { ask, read, type Answer, type Place, type State } from "./platform";
import { words as wordsOf, type Language, type Words } from "./words";

const solution = "parking-finder";
const collection = "parking-facility";

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const parameters = new URLSearchParams(location.search);
const language: Language = parameters.get("lang") === "en" ? "en" : "de";
const words = wordsOf(language);
void start(parameters.get("api")?.replace(/\/+$/, ""), parameters.get("town"));

async function start(api: string | undefined, town: string | null): Promise<void> {
  frame(words);
  if (!api || !town || !/^https?:\/\//.test(api)) {
    fail(words.missing);
    return;
  }

  let answer: Answer | undefined;
  try {
    answer = await ask(api, solution, town);
  } catch {
    // Without an answer nothing is promised: every function counts as degraded.
    element("verdict").textContent = words.noAnswer;
  }

  if (answer !== undefined) {
    tell(answer);
    if (answer.verdict === "blocked") {
      return;
    }
  }

  try {
    await load(api, town, answer);
  } catch {
    fail(words.failed);
  }
}

async function load(api: string, town: string, answer: Answer | undefined): Promise<void> {
  const result = element("result");
  result.textContent = words.loading;
  const places: Place[] = [];
  for await (const page of read(api, answer?.needs.parking?.collection ?? collection, town)) {
    // What is planned or closed for good is no place to park.
    places.push(...page.filter((place) => !["planned", "closed"].includes(String(place.properties.status ?? ""))));
  }

  places.sort((left, right) => list.name(left, words).localeCompare(list.name(right, words), language));
  const states = new Map(answer?.capabilities.map((one) => [one.id, one.state]));
  const state = (capability: string): State => states.get(capability) ?? "degraded";
  for (const place of places) {
    if (state("live") === "off") {
      delete place.latest;
    }
  }

  const form = element<HTMLFormElement>("filters");
  const purposes = [...new Set(places.map((place) => String(place.properties.purpose ?? "")))].filter((one) => one !== "").sort();
  filters.build(form, words, purposes, state);
  form.hidden = false;
  element("content").hidden = false;
  const map = create(element("map"), words);
  if (map === undefined) {
    element("map").textContent = words.noMap;
  }

  const update = (): void => {
    const { shown, unknown } = filters.apply(form, places);
    result.textContent = words.found(shown.length, places.length) + (unknown > 0 ? words.unknown(unknown) : "");
    list.write(element<HTMLUListElement>("list"), shown, words, language, (place) => map?.focus(place));
    map?.show(shown);
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
}

function frame(words: Words): void {
  document.documentElement.lang = language;
  document.title = words.title;
  (document.querySelector("h1") as HTMLElement).textContent = words.title;
  (document.querySelector(".skip") as HTMLElement).textContent = words.skip;
  const other = new URLSearchParams(parameters);
  other.set("lang", language === "de" ? "en" : "de");
  const link = element<HTMLAnchorElement>("language");
  link.textContent = words.other;
  link.lang = language === "de" ? "en" : "de";
  link.href = `?${other}`;
}

function tell(answer: Answer): void {
  element("town").textContent = answer.municipality_name;
  document.title = `${words.title} · ${answer.municipality_name}`;
  const verdict = element("verdict");
  verdict.dataset.verdict = answer.verdict;
  verdict.dataset.score = answer.score;
  const reason = answer.capabilities.find((one) => one.reason !== undefined)?.reason ?? "";
  verdict.textContent =
    answer.verdict === "blocked"
      ? `${words.blocked}. ${words.reasons[reason] ?? ""}`.trim()
      : `${words[answer.verdict]} (${answer.score} ${words.functions}).`;
  const sources = Object.values(answer.needs).flatMap((need) => need.datasets);
  if (sources.length > 0) {
    const heading = document.createElement("h2");
    heading.textContent = words.sources;
    const entries = document.createElement("ul");
    entries.append(
      ...sources.map((source) => {
        const item = document.createElement("li");
        item.append(`${source.attribution ?? source.id} – `);
        const license = document.createElement("a");
        license.href = /^https?:\/\//.test(source.license) ? source.license : "#";
        license.textContent = `${words.license}: ${source.license.split("/").slice(-2).join(" ")}`;
        item.append(license);
        return item;
      }),
    );
    element("sources").replaceChildren(heading, entries);
  }
}

function fail(text: string): void {
  const error = element("error");
  error.textContent = text;
  error.hidden = false;
  element("result").textContent = "";
}
