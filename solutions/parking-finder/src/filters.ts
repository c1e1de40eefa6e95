// The filters that the town's data allow: what is off is not offered, what is degraded is marked.
import { isOpen } from "./hours";
import type { Place, State } from "./platform";
import type { Words } from "./words";

/** Yes, no, or nobody knows. */
type Match = boolean | undefined;

interface Filter {
  /** The capability that it needs; null for what every town has. */
  capability: string | null;
  label: (words: Words) => string;
  kind: "checkbox" | "number";
  step?: string;
  matches: (place: Place, value: number) => Match;
}

const definitions: Record<string, Filter> = {
  capacity: {
    capability: "size",
    label: (words) => words.capacity,
    kind: "number",
    step: "1",
    matches: (place, value) => compare(number(place, "capacity"), (capacity) => capacity >= value),
  },
  disabled: {
    capability: "disabled-spaces",
    label: (words) => words.disabled,
    kind: "checkbox",
    matches: (place) => compare(number(place, "capacity_disabled"), (capacity) => capacity > 0),
  },
  free: {
    capability: "fee-filter",
    label: (words) => words.free,
    kind: "checkbox",
    matches: (place) => (typeof place.properties.has_fee === "boolean" ? !place.properties.has_fee : undefined),
  },
  open: {
    capability: "open-now",
    label: (words) => words.open,
    kind: "checkbox",
    matches: (place) =>
      typeof place.properties.opening_hours === "string" ? isOpen(place.properties.opening_hours, new Date()) : undefined,
  },
  height: {
    capability: "height-filter",
    label: (words) => words.height,
    kind: "number",
    step: "0.1",
    matches: (place, value) => compare(number(place, "max_height"), (height) => height >= value),
  },
  live: {
    capability: "live",
    label: (words) => words.live,
    kind: "checkbox",
    matches: (place) => compare(freeSpaces(place), (spaces) => spaces > 0),
  },
};

/** Free spaces now; undefined where nobody knows or the value is stale. */
export function freeSpaces(place: Place): number | undefined {
  const observation = place.latest?.["parking.free_spaces"];
  return observation?.stale === false ? observation.value : undefined;
}

export function number(place: Place, property: string): number | undefined {
  const value = place.properties[property];
  return typeof value === "number" ? value : undefined;
}

function compare(value: number | undefined, holds: (value: number) => boolean): Match {
  return value === undefined ? undefined : holds(value);
}

/** Builds the form. */
export function build(form: HTMLFormElement, words: Words, purposes: string[], state: (capability: string) => State): void {
  const fields = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = words.filters;
  fields.append(legend);
  const select = document.createElement("select");
  select.name = "purpose";
  for (const purpose of ["", ...purposes]) {
    select.append(new Option(purpose === "" ? words.any : (words.purposes[purpose] ?? purpose), purpose));
  }

  select.value = purposes.includes("car") ? "car" : "";
  fields.append(labelled(words.purpose, select));
  for (const [name, filter] of Object.entries(definitions)) {
    const working = filter.capability === null ? "works" : state(filter.capability);
    if (working === "off") {
      continue;
    }

    const input = document.createElement("input");
    input.type = filter.kind;
    input.name = name;
    input.dataset.state = working;
    if (filter.kind === "number") {
      input.min = "0";
      input.step = filter.step ?? "1";
      input.inputMode = "decimal";
    }

    const suffix = working === "degraded" ? ` ${words.onlyWhereKnown}` : "";
    fields.append(labelled(filter.label(words) + suffix, input, filter.kind === "checkbox"));
  }

  form.replaceChildren(fields);
}

function labelled(text: string, input: HTMLElement, isBefore = false): HTMLLabelElement {
  const label = document.createElement("label");
  const span = document.createElement("span");
  span.textContent = text;
  label.append(...(isBefore ? [input, span] : [span, input]));
  return label;
}

/** The places that match all filters, and how many are left out only because nobody knows. */
export function apply(form: HTMLFormElement, places: Place[]): { shown: Place[]; unknown: number } {
  const values = new FormData(form);
  const purpose = values.get("purpose");
  let unknown = 0;
  const shown = places.filter((place) => {
    if (purpose !== "" && place.properties.purpose !== purpose) {
      return false;
    }

    let known = true;
    for (const [name, filter] of Object.entries(definitions)) {
      const value = values.get(name);
      if (value === null || value === "") {
        continue;
      }

      const match = filter.matches(place, Number(value));
      if (match === false) {
        return false;
      }

      known &&= match === true;
    }

    unknown += known ? 0 : 1;
    return known;
  });
  return { shown, unknown };
}
