// Shows features on a plain ground, nothing from elsewhere: of an address that answers GeoJSON, or of vector tiles where there are many.
import maplibregl from "maplibre-gl/dist/maplibre-gl-csp.js";
import "maplibre-gl/dist/maplibre-gl.css";

const texts = {
  de: { details: "Einzelheiten", none: "Auf der Karte ist nichts zu zeigen.", failed: "Die Karte konnte nicht geladen werden.", count: (n) => `${n} Einträge auf der Karte`, many: (n) => `${n} Einträge an dieser Stelle`, nearer: "Näher heran" },
  en: { details: "Details", none: "There is nothing to show on the map.", failed: "The map could not be loaded.", count: (n) => `${n} records on the map`, many: (n) => `${n} records at this place`, nearer: "Zoom in" },
};

const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const color = dark ? "#79b8f5" : "#0b5cad";
const ground = dark ? "#1b2c3d" : "#e8f1fa";

// For several layers, in order; each stands out from both grounds.
const colors = dark
  ? ["#79b8f5", "#f0a27c", "#8fd19e", "#d7a7f0", "#f2d36b", "#7fd3d3"]
  : ["#0b5cad", "#b8460e", "#1f7a3d", "#7a2ea0", "#7d6200", "#0b6e6e"];

for (const place of document.querySelectorAll(".map[data-source], .map[data-tiles]")) {
  Promise.resolve().then(() => (place.dataset.tiles ? showTiles(place) : show(place))).catch((error) => {
    console.error(error);
    note(place, words(place).failed);
  });
}

async function show(place) {
  const response = await fetch(place.dataset.source, { headers: { Accept: "application/geo+json" } });
  if (!response.ok) throw new Error(`${place.dataset.source}: ${response.status}`);
  const answer = await response.json();
  const features = (answer.type === "Feature" ? [answer] : answer.features).filter((feature) => feature.geometry);
  const box = boundsOf(features);
  if (!box) {
    note(place, words(place).none);
    return;
  }

  const map = begin(place, box, {
    sources: { features: { type: "geojson", data: { type: "FeatureCollection", features: features.map(light) } } },
    layers: [
      { id: "areas", type: "fill", source: "features", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": color, "fill-opacity": 0.3 } },
      { id: "lines", type: "line", source: "features", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": color, "line-width": 2 } },
      { id: "points", type: "circle", source: "features", filter: ["==", ["geometry-type"], "Point"], paint: { ...dot(color), "circle-radius": radius } },
    ],
  }, words(place).count(features.length));
  listen(map, ["points", "areas", "lines"], (event) => open(map, place, event, event.features[0].properties));
}

const radius = ["interpolate", ["linear"], ["zoom"], 8, 3.5, 15, 8];
const dot = (fill) => ({ "circle-color": fill, "circle-stroke-color": dark ? "#08131e" : "#ffffff", "circle-stroke-width": 1.5 });

// One point may stand for many features (point_count): the larger, the more.
function showTiles(place) {
  const { tiles, layers, bounds, zoom, count, collections } = place.dataset;
  const [west, south, east, north] = bounds.split(",").map(Number);
  const isCount = [">", ["coalesce", ["get", "point_count"], 0], 1];
  const styles = layers.split(",").flatMap((layer, place) => {
    const fill = colors[place % colors.length];
    const source = { source: "tiles", "source-layer": layer };
    return [
      { id: `areas ${layer}`, type: "fill", ...source, filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": fill, "fill-opacity": 0.3 } },
      { id: `lines ${layer}`, type: "line", ...source, filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": fill, "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.5, 15, 2] } },
      {
        id: `counts ${layer}`, type: "circle", ...source, filter: isCount,
        paint: {
          "circle-color": fill,
          "circle-opacity": ["interpolate", ["linear"], ["ln", ["get", "point_count"]], 1, 0.35, 9, 0.95],
          "circle-radius": ["min", 9, ["+", 2, ["*", 0.6, ["ln", ["get", "point_count"]]]]],
        },
      },
      {
        id: `points ${layer}`, type: "circle", ...source, filter: ["all", ["==", ["geometry-type"], "Point"], ["!", isCount]],
        paint: { ...dot(fill), "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 2, 15, 6], "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 12, 0, 15, 1.5] },
      },
    ];
  });
  const map = begin(place, [[west, south], [east, north]], {
    // Addresses must be whole, but braces must stay.
    sources: { tiles: { type: "vector", tiles: [location.origin + tiles], bounds: [west, south, east, north], maxzoom: Number(zoom) } },
    layers: styles,
  }, count);
  listen(map, styles.map((style) => style.id).reverse(), (event) => {
    const feature = event.features[0];
    const { id, name, title, point_count: many } = feature.properties;
    if (many > 1) {
      open(map, place, event, { name: words(place).many(new Intl.NumberFormat(place.dataset.language).format(many)), zoom: () => map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 }) });
    } else {
      open(map, place, event, { name: name ?? title ?? id, href: `${collections}${encodeURIComponent(feature.sourceLayer)}/items/${encodeURIComponent(id)}` });
    }
  });
}

function begin(place, box, { sources, layers }, count) {
  place.replaceChildren();
  maplibregl.setWorkerUrl(place.dataset.worker);
  const map = new maplibregl.Map({
    container: place,
    bounds: box,
    fitBoundsOptions: { padding: 40, maxZoom: 15 },
    attributionControl: false,
    cooperativeGestures: true,
    locale: gestures(place.dataset.language),
    style: { version: 8, sources, layers: [{ id: "ground", type: "background", paint: { "background-color": ground } }, ...layers] },
  });
  map.getCanvas().setAttribute("aria-label", [place.dataset.label, count].filter(Boolean).join(". ") + ".");
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.addControl(new maplibregl.ScaleControl());
  return map;
}

// A click means the first layer that has something there.
function listen(map, layers, onClick) {
  map.on("click", (event) => {
    for (const layer of layers) {
      const features = map.queryRenderedFeatures(event.point, { layers: [layer] });
      if (features.length > 0) {
        onClick({ lngLat: event.lngLat, features });
        return;
      }
    }
  });
  for (const layer of layers) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

function open(map, place, event, { name, href, zoom }) {
  const content = document.createElement("div");
  content.className = "map-popup";
  const title = document.createElement("p");
  title.textContent = name;
  content.append(title);
  if (href && !location.pathname.endsWith(href.split("/").pop())) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = words(place).details;
    content.append(link);
  }

  const popup = new maplibregl.Popup().setLngLat(event.lngLat).setDOMContent(content).addTo(map);
  if (zoom) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words(place).nearer;
    button.addEventListener("click", () => { popup.remove(); zoom(); });
    content.append(button);
  }
}

// The worker gets only what the map shows: large properties would be copied for nothing.
function light(feature) {
  const path = location.pathname.replace(/\/items.*$/, "/items/");
  return {
    type: "Feature",
    geometry: feature.geometry,
    properties: { name: feature.properties.name ?? feature.properties.title ?? feature.id, href: path + encodeURIComponent(feature.id) },
  };
}

function boundsOf(features) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (coordinates) => {
    if (typeof coordinates[0] === "number") {
      west = Math.min(west, coordinates[0]); east = Math.max(east, coordinates[0]);
      south = Math.min(south, coordinates[1]); north = Math.max(north, coordinates[1]);
    } else {
      coordinates.forEach(visit);
    }
  };
  for (const { geometry } of features) {
    (geometry.geometries ?? [geometry]).forEach((one) => visit(one.coordinates));
  }

  return west <= east ? [[west, south], [east, north]] : null;
}

function note(place, text) {
  const paragraph = document.createElement("p");
  paragraph.className = "map-note";
  paragraph.textContent = text;
  place.replaceChildren(paragraph);
}

function words(place) {
  return texts[place.dataset.language] ?? texts.de;
}

function gestures(language) {
  return language === "en" ? {} : {
    "NavigationControl.ZoomIn": "Vergrößern",
    "NavigationControl.ZoomOut": "Verkleinern",
    "Popup.Close": "Schließen",
    "CooperativeGesturesHandler.WindowsHelpText": "Zum Vergrößern Strg gedrückt halten und scrollen",
    "CooperativeGesturesHandler.MacHelpText": "Zum Vergrößern ⌘ gedrückt halten und scrollen",
    "CooperativeGesturesHandler.MobileHelpText": "Die Karte mit zwei Fingern bewegen",
  };
}
