// The list: everything the map shows, as text.
import { freeSpaces, number } from "./filters";
import { isOpen } from "./hours";
import type { Place } from "./platform";
import type { Language, Words } from "./words";

/** How a place is drawn: by what is known of its free spaces. */
export function tone(place: Place): "free" | "full" | "stale" | "plain" {
  const observation = place.latest?.["parking.free_spaces"];
  if (observation === undefined) {
    return "plain";
  }

  const spaces = freeSpaces(place);
  return spaces === undefined ? "stale" : spaces > 0 ? "free" : "full";
}

/** Writes the list. */
export function write(list: HTMLUListElement, places: Place[], words: Words, language: Language, choose: (place: Place) => void): void {
  list.replaceChildren(
    ...places.map((place) => {
      const item = document.createElement("li");
      item.dataset.id = place.id;
      item.dataset.tone = tone(place);
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name(place, words);
      button.addEventListener("click", () => choose(place));
      const facts = document.createElement("p");
      facts.textContent = describe(place, words, language).join(" · ");
      item.append(button, facts);
      return item;
    }),
  );
}

/** Name for people. */
export function name(place: Place, words: Words): string {
  const given = place.properties.name;
  return typeof given === "string" && given !== "" ? given : words.unnamed;
}

/** What is known of a place. What is not known is not said. */
function describe(place: Place, words: Words, language: Language): string[] {
  const facts: string[] = [];
  const { street, house_number, status, has_fee, opening_hours } = place.properties;
  if (typeof street === "string") {
    facts.push(typeof house_number === "string" ? `${street} ${house_number}` : street);
  }

  if (status === "temporarily_closed") {
    facts.push(words.temporarilyClosed);
  }

  facts.push(...live(place, words, language));
  const capacity = number(place, "capacity");
  if (capacity !== undefined) {
    facts.push(words.spaces(capacity));
  }

  const disabled = number(place, "capacity_disabled");
  if (disabled !== undefined && disabled > 0) {
    facts.push(words.disabledSpaces(disabled));
  }

  if (typeof has_fee === "boolean") {
    facts.push(has_fee ? words.withFee : words.withoutFee);
  }

  const height = number(place, "max_height");
  if (height !== undefined) {
    facts.push(words.heightLimit(height.toLocaleString(language)));
  }

  const open = typeof opening_hours === "string" ? isOpen(opening_hours, new Date()) : undefined;
  if (open !== undefined) {
    facts.push(open ? words.openNow : words.closedNow);
  }

  return facts;
}

function live(place: Place, words: Words, language: Language): string[] {
  const observation = place.latest?.["parking.free_spaces"];
  if (observation === undefined) {
    return [];
  }

  const spaces = freeSpaces(place);
  if (spaces === undefined) {
    const time = new Date(observation.phenomenon_time);
    return [words.stale(time.toLocaleString(language, { dateStyle: "short", timeStyle: "short" }))];
  }

  return [spaces > 0 ? words.freeNow(spaces) : words.fullNow];
}
