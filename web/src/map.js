// Shows features of an address that answers GeoJSON, on a plain ground: no tile service, nothing from elsewhere.
import maplibregl from "maplibre-gl/dist/maplibre-gl-csp.js";
import "maplibre-gl/dist/maplibre-gl.css";

const texts = {
  de: { details: "Einzelheiten", none: "Auf der Karte ist nichts zu zeigen.", failed: "Die Karte konnte nicht geladen werden.", count: (n) => `${n} Einträge auf der Karte` },
  en: { details: "Details", none: "There is nothing to show on the map.", failed: "The map could not be loaded.", count: (n) => `${n} records on the map` },
};

const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const color = dark ? "#79b8f5" : "#0b5cad";
const ground = dark ? "#1b2c3d" : "#e8f1fa";

for (const place of document.querySelectorAll(".map[data-source]")) {
  show(place).catch((error) => {
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

  place.replaceChildren();
  maplibregl.setWorkerUrl(place.dataset.worker);
  const map = new maplibregl.Map({
    container: place,
    bounds: box,
    fitBoundsOptions: { padding: 40, maxZoom: 15 },
    attributionControl: false,
    cooperativeGestures: true,
    locale: gestures(place.dataset.language),
    style: {
      version: 8,
      sources: { features: { type: "geojson", data: { type: "FeatureCollection", features: features.map(light) } } },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": ground } },
        { id: "areas", type: "fill", source: "features", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": color, "fill-opacity": 0.3 } },
        { id: "lines", type: "line", source: "features", filter: ["!=", ["geometry-type"], "Point"], paint: { "line-color": color, "line-width": 2 } },
        {
          id: "points", type: "circle", source: "features", filter: ["==", ["geometry-type"], "Point"],
          paint: { "circle-color": color, "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 3.5, 15, 8], "circle-stroke-color": dark ? "#08131e" : "#ffffff", "circle-stroke-width": 1.5 },
        },
      ],
    },
  });
  map.getCanvas().setAttribute("aria-label", `${place.dataset.label}. ${words(place).count(features.length)}.`);
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.addControl(new maplibregl.ScaleControl());
  for (const layer of ["points", "areas", "lines"]) {
    map.on("click", layer, (event) => open(map, place, event));
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

function open(map, place, event) {
  const { name, href } = event.features[0].properties;
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

  new maplibregl.Popup().setLngLat(event.lngLat).setDOMContent(content).addTo(map);
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
