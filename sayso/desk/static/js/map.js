// The map: what is known only to have been in an area is drawn as that area. Nothing is asked of any other host.
import * as maplibre from "/static/vendor/maplibre-gl.mjs";

const place = document.querySelector("[data-map]");
const told = document.querySelector(".map-told");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const STEPS = 64;
const KM = 111.2;

function hasWebGL() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2"));
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--map-${name}`).trim();
}

function circle(lon, lat, km) {
  const wide = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: STEPS + 1 }, (_, n) => {
    const turn = (2 * Math.PI * n) / STEPS;
    return [lon + ((km / KM) * Math.cos(turn)) / wide, Math.max(-85, Math.min(85, lat + (km / KM) * Math.sin(turn)))];
  });
}

function ringOf(one) {
  if (one.ground === "outline") return [...one.outline, one.outline[0]];
  if (one.ground === "circle") return circle(one.lon, one.lat, one.radius_km);
  return null;
}

const isTown = (one) => ["exact", "settlement"].includes(one.precision);

function collection(features) {
  return { type: "FeatureCollection", features };
}

function features(items) {
  const areas = [];
  const badges = [];
  for (const one of items) {
    const ring = ringOf(one);
    if (!ring) continue;
    const properties = { id: one.id, incidents: one.incidents, town: isTown(one) };
    areas.push({ type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring] } });
    badges.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: middle(one, ring) } });
  }
  return { areas: collection(areas), badges: collection(badges) };
}

function middle(one, ring) {
  if (one.ground === "circle") return [one.lon, one.lat];
  const [west, south, east, north] = boxOf(ring);
  return [(west + east) / 2, (south + north) / 2];
}

function boxOf(points) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

// Of a country whose outline Natural Earth does not have, a wide circle has to do.
const UNDRAWN_KM = 150;
function onGround(one, countries) {
  if (one.ground !== "country" || countries.features.some((feature) => feature.properties.code === one.country_code)) return one;
  return one.lat === null ? { ...one, ground: "none" } : { ...one, ground: "circle", radius_km: UNDRAWN_KM };
}

// Countries: several places may be "somewhere in the country"; they are one area.
function byCountry(items) {
  const found = new Map();
  for (const one of items.filter((item) => item.ground === "country")) {
    const kept = found.get(one.country_code) ?? { incidents: 0, ids: [] };
    found.set(one.country_code, { incidents: kept.incidents + one.incidents, ids: [...kept.ids, one.id] });
  }
  return found;
}

function countryBadges(countries, counts) {
  const drawn = new Set();
  const badges = [];
  for (const feature of countries.features) {
    const { code, at } = feature.properties;
    if (!counts.has(code) || drawn.has(code)) continue;
    drawn.add(code);
    badges.push({ type: "Feature", properties: { code, incidents: counts.get(code).incidents }, geometry: { type: "Point", coordinates: at } });
  }
  return collection(badges);
}

const short = ["case", [">=", ["get", "incidents"], 10000], ["concat", ["to-string", ["round", ["/", ["get", "incidents"], 1000]]], "k"], ["to-string", ["get", "incidents"]]];
const size = (least) => ["interpolate", ["linear"], ["log10", ["get", "incidents"]], 0, least, 2, least + 5, 4, least + 12];
const FONT = ["sans-serif"];

function layers(counts) {
  const codes = [...counts.keys()];
  const shaded = ["in", ["get", "code"], ["literal", codes]];
  const most = Math.max(1, ...[...counts.values()].map((one) => one.incidents));
  const share = codes.length ? ["match", ["get", "code"], ...codes.flatMap((code) => [code, 0.14 + 0.3 * Math.sqrt(counts.get(code).incidents / most)]), 0] : 0;
  const cluster = ["has", "point_count"];
  const single = ["!", ["has", "point_count"]];
  const label = (paint = {}) => ({ "text-color": colour("on-count"), ...paint });
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("land"), "fill-antialias": false } },
    { id: "shaded", type: "fill", source: "countries", filter: shaded, paint: { "fill-color": colour("country"), "fill-opacity": share } },
    { id: "borders", type: "line", source: "countries", paint: { "line-color": colour("border"), "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.2] } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": ["case", ["get", "town"], colour("town"), colour("wide")], "fill-opacity": 0.16 } },
    { id: "edges", type: "line", source: "areas", minzoom: 3.5, filter: ["!", ["get", "town"]], paint: { "line-color": colour("wide"), "line-width": 1.4, "line-dasharray": [3, 2] } },
    { id: "town-edges", type: "line", source: "areas", minzoom: 3.5, filter: ["get", "town"], paint: { "line-color": colour("town"), "line-width": 1.2 } },
    { id: "chosen", type: "line", source: "chosen", paint: { "line-color": colour("ink"), "line-width": 2.5 } },
    {
      id: "names", type: "symbol", source: "names", minzoom: 1.5,
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 13], "text-max-width": 7, "symbol-sort-key": ["-", 0, ["get", "size"]], "text-offset": [0, 1.6], "text-optional": true },
      paint: { "text-color": colour("name"), "text-halo-color": colour("land"), "text-halo-width": 1.4 },
    },
    {
      id: "country-counts", type: "symbol", source: "country-badges",
      layout: { "text-field": short, "text-font": FONT, "text-size": ["interpolate", ["linear"], ["log10", ["get", "incidents"]], 0, 12, 4, 17], "symbol-sort-key": ["-", 0, ["get", "incidents"]], "text-padding": 4 },
      paint: { "text-color": colour("country-ink"), "text-halo-color": colour("land"), "text-halo-width": 2.2 },
    },
    { id: "clusters", type: "circle", source: "badges", filter: cluster, paint: { "circle-radius": size(12), "circle-color": colour("cluster"), "circle-stroke-color": colour("land"), "circle-stroke-width": 2 } },
    { id: "wide", type: "circle", source: "badges", filter: ["all", single, ["!", ["get", "town"]]], paint: { "circle-radius": size(10), "circle-color": colour("land"), "circle-stroke-color": colour("wide"), "circle-stroke-width": 2 } },
    { id: "towns", type: "circle", source: "badges", filter: ["all", single, ["get", "town"]], paint: { "circle-radius": size(9), "circle-color": colour("town"), "circle-stroke-color": colour("land"), "circle-stroke-width": 1.5 } },
    { id: "counts", type: "symbol", source: "badges", filter: ["any", cluster, ["get", "town"]], layout: { "text-field": short, "text-font": FONT, "text-size": 11, "text-allow-overlap": true, "text-ignore-placement": true }, paint: label() },
    { id: "wide-counts", type: "symbol", source: "badges", filter: ["all", single, ["!", ["get", "town"]]], layout: { "text-field": short, "text-font": FONT, "text-size": 11, "text-allow-overlap": true, "text-ignore-placement": true }, paint: label({ "text-color": colour("ink") }) },
  ];
}

function style(countries, items) {
  const counts = byCountry(items);
  const { areas, badges } = features(items);
  const names = collection(countries.features.map((one) => ({ type: "Feature", properties: one.properties, geometry: { type: "Point", coordinates: one.properties.at } })));
  const geojson = (data, more = {}) => ({ type: "geojson", data, ...more });
  return {
    version: 8,
    sources: {
      countries: geojson(countries),
      names: geojson(names),
      areas: geojson(areas),
      chosen: geojson(collection([])),
      badges: geojson(badges, { cluster: true, clusterRadius: 38, clusterMaxZoom: 9, clusterProperties: { incidents: ["+", ["get", "incidents"]] } }),
      "country-badges": geojson(countryBadges(countries, counts)),
    },
    layers: layers(counts),
  };
}

function boundsOf(countries, items) {
  const points = items.flatMap((one) => ringOf(one) ?? []);
  const codes = new Set(items.filter((one) => one.ground === "country").map((one) => one.country_code));
  for (const feature of countries.features.filter((one) => codes.has(one.properties.code))) {
    const largest = feature.geometry.coordinates.map((polygon) => polygon[0]).reduce((a, b) => (a.length > b.length ? a : b));
    for (const point of largest) points.push(point);
  }
  return points.length ? boxOf(points) : null;
}

function element(name, given = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function addressOf(start, id) {
  const url = new URL(start, location.href);
  url.searchParams.set("at", id);
  return url.pathname + url.search;
}

const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

// What is at one place: its latest incidents, and the way to the list of all of them.
async function tell(items) {
  const parts = items.slice(0, 8).map((one) => {
    const list = element("ul", { class: "cards", "data-of": one.id });
    const all = element("a", { href: addressOf(place.dataset.list, one.id) }, plural(one.incidents, "incident"));
    const name = element("h2", { dir: "auto" }, one.name);
    return element("article", {}, name, element("p", {}, all, ` – ${one.known}${one.radius_km ? `, within some ${one.radius_km} km` : ""}`), list);
  });
  const close = element("button", { type: "button", class: "act", "aria-label": "Close" }, "Close");
  close.addEventListener("click", () => hush());
  told.replaceChildren(close, ...parts);
  if (items.length > 8) told.append(element("p", { class: "quiet" }, `and ${plural(items.length - 8, "place")} more: come nearer to tell them apart.`));
  told.hidden = false;
  for (const one of items.slice(0, 3)) {
    const answer = await fetch(`${addressOf(place.dataset.told, one.id)}&limit=5`, { headers: { Accept: "application/json" } });
    const list = told.querySelector(`[data-of="${one.id}"]`);
    if (!answer.ok || !list) continue;
    const { items: cards } = await answer.json();
    list.replaceChildren(...cards.map((card) => element("li", {}, element("a", { href: `/incidents/${card.id}`, dir: "auto" }, card.title), element("span", { class: "under" }, card.start ?? ""))));
  }
}

function hush() {
  told.hidden = true;
  told.replaceChildren();
}

function choose(map, items) {
  const rings = items.map(ringOf).filter(Boolean);
  map.getSource("chosen").setData(collection(rings.map((ring) => ({ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: ring } }))));
  tell(items);
}

function clicks(map, items, counts) {
  const byId = new Map(items.map((one) => [one.id, one]));
  const touched = ["clusters", "wide", "towns", "country-counts", "areas", "shaded"];
  map.on("click", async (event) => {
    const near = [[event.point.x - 3, event.point.y - 3], [event.point.x + 3, event.point.y + 3]];
    const found = map.queryRenderedFeatures(near, { layers: touched });
    const cluster = found.find((one) => one.layer.id === "clusters");
    if (cluster) {
      const zoom = await map.getSource("badges").getClusterExpansionZoom(cluster.properties.cluster_id);
      map.easeTo({ center: cluster.geometry.coordinates, zoom: Math.min(zoom + 0.3, 11), animate: !calm.matches });
      return;
    }
    const ids = new Set(found.flatMap((one) => (one.properties.id ? [one.properties.id] : (counts.get(one.properties.code)?.ids ?? []))));
    const chosen = [...ids].map((id) => byId.get(id)).filter(Boolean);
    if (chosen.length) choose(map, chosen);
    else hush();
  });
  for (const layer of touched) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
}

// A button beside each place of the table, so that nothing needs the mouse.
function buttons(map, items, countries) {
  const byId = new Map(items.map((one) => [one.id, one]));
  for (const row of document.querySelectorAll("tr[data-place]")) {
    const one = byId.get(row.dataset.place);
    const bounds = one && one.ground !== "none" ? boundsOf(countries, [one]) : null;
    if (!bounds) continue;
    const button = element("button", { type: "button", class: "act" }, "Show", element("span", { class: "visually-hidden" }, ` ${one.name} on the map`));
    button.addEventListener("click", () => {
      map.fitBounds(bounds, { padding: 60, maxZoom: 9, animate: !calm.matches });
      choose(map, [one]);
      place.scrollIntoView({ block: "nearest" });
      map.getCanvas().focus({ preventScroll: true });
    });
    row.querySelector("th").append(" ", button);
  }
}

async function asked(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

async function draw() {
  const [countries, found] = await Promise.all([asked("/static/map/countries.json"), asked(place.dataset.source)]);
  const drawable = found.items.map((one) => onGround(one, countries)).filter((one) => one.ground !== "none");
  if (!drawable.length) {
    place.parentElement.remove();
    return;
  }
  for (const part of document.querySelectorAll(".map-frame, .map-legend")) part.hidden = false;
  const bounds = boundsOf(countries, drawable);
  const map = new maplibre.Map({
    container: place,
    style: style(countries, drawable),
    bounds: bounds ?? [-170, -55, 170, 75],
    fitBoundsOptions: { padding: 40, maxZoom: 7 },
    attributionControl: false,
    dragRotate: false,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 11,
    renderWorldCopies: true,
    locale: { "Map.Title": "Map; arrow keys move it, plus and minus change its scale" },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibre.ScaleControl({ maxWidth: 110 }), "bottom-left");
  dark.addEventListener("change", () => map.setStyle(style(countries, drawable)));
  clicks(map, drawable, byCountry(drawable));
  buttons(map, drawable, countries);
  place.dataset.places = drawable.length;
  map.on("idle", () => { place.dataset.state = "drawn"; });
  const left = found.left_out.places;
  if (left > 0) {
    const notice = document.querySelector("[data-left-out]");
    notice.textContent = `The ${drawable.length.toLocaleString("en")} places with most incidents are drawn. ${plural(left, "place")} with ${plural(found.left_out.incidents, "incident")} are left out: narrow the filters to see them.`;
    notice.hidden = false;
  }
}

if (place) {
  if (hasWebGL()) draw().catch((error) => { place.parentElement.remove(); throw error; });
  else document.querySelector("[data-no-map]").hidden = false;
}
