// The map: points on a plain ground. No tiles from anywhere: the solution knows only the platform.
import { AttributionControl, LngLatBounds, Map, NavigationControl, Popup, type GeoJSONSource } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { name, tone } from "./list";
import type { Place } from "./platform";
import type { Words } from "./words";

export interface ParkingMap {
  show(places: Place[]): void;
  focus(place: Place): void;
}

/** Makes the map; undefined where the browser cannot draw one. */
export function create(container: HTMLElement, words: Words): ParkingMap | undefined {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  let map: Map;
  try {
    map = new Map({
      container,
      style: {
        version: 8,
        sources: { places: { type: "geojson", data: collection([], words) } },
        layers: [
          { id: "ground", type: "background", paint: { "background-color": dark ? "#20262c" : "#e8ecef" } },
          {
            id: "places",
            type: "circle",
            source: "places",
            paint: {
              "circle-radius": 8,
              "circle-stroke-width": 2,
              "circle-stroke-color": dark ? "#20262c" : "#ffffff",
              "circle-color": ["match", ["get", "tone"], "free", "#1b7f3b", "full", "#b3261e", "stale", "#8a8f94", "#1f5fa8"],
            },
          },
        ],
      },
      attributionControl: false,
      cooperativeGestures: true,
    });
  } catch {
    return undefined;
  }

  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new AttributionControl({ compact: true }));
  map.getCanvas().setAttribute("aria-label", words.map);
  const popup = new Popup({ closeButton: false });
  map.on("click", "places", (event) => {
    const title = event.features?.[0]?.properties.name as string | undefined;
    if (title !== undefined) {
      popup.setLngLat(event.lngLat).setText(title).addTo(map);
    }
  });
  const ready = new Promise<void>((resolve) => map.once("load", () => resolve()));
  let moved = false;
  return {
    show(places) {
      void ready.then(() => {
        map.getSource<GeoJSONSource>("places")?.setData(collection(places, words));
        const bounds = new LngLatBounds();
        places.map(position).forEach((at) => at !== undefined && bounds.extend(at));
        if (!moved && !bounds.isEmpty()) {
          moved = true;
          map.fitBounds(bounds, { padding: 40, maxZoom: 16, animate: false });
        }
      });
    },
    focus(place) {
      const at = position(place);
      if (at !== undefined) {
        void ready.then(() => {
          map.jumpTo({ center: at, zoom: Math.max(map.getZoom(), 15) });
          popup.setLngLat(at).setText(name(place, words)).addTo(map);
        });
      }
    },
  };
}

function collection(places: Place[], words: Words): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: places.flatMap((place) => {
      const at = position(place);
      return at === undefined
        ? []
        : [{
            type: "Feature" as const,
            geometry: { type: "Point" as const, coordinates: at },
            properties: { tone: tone(place), name: name(place, words) },
          }];
    }),
  };
}

/** One position of a place: a point, or the middle of its box. */
function position(place: Place): [number, number] | undefined {
  const box = new LngLatBounds();
  if (place.geometry !== null && "coordinates" in place.geometry) {
    extend(box, place.geometry.coordinates);
  }

  return box.isEmpty() ? undefined : (box.getCenter().toArray() as [number, number]);
}

function extend(box: LngLatBounds, coordinates: unknown[]): void {
  if (typeof coordinates[0] === "number" && typeof coordinates[1] === "number") {
    box.extend([coordinates[0], coordinates[1]]);
  } else {
    coordinates.forEach((part) => Array.isArray(part) && extend(box, part));
  }
}
