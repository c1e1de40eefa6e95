// Starts Swagger UI on the element that names the document. Its own file, because pages have no inline script.
const place = document.getElementById("swagger-ui");
new MutationObserver(repair).observe(place, { childList: true, subtree: true });
window.SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true, defaultModelsExpandDepth: 0, docExpansion: "none" });

// What screen readers stumble over in Swagger UI: a choice without name, parts without landmark, skipped heading levels.
function repair() {
  set("#servers", "aria-label", "Server");
  for (const [selector, label] of [[".information-container", "OpenAPI"], [".scheme-container", "Server"]]) {
    set(selector, "role", "region");
    set(selector, "aria-label", label);
  }

  set(".info h1, .info h2", "aria-level", "2");
  set("h3.opblock-tag", "aria-level", "2");
  set("section.models h4", "aria-level", "2");
}

function set(selector, name, value) {
  for (const element of place.querySelectorAll(selector)) {
    element.setAttribute(name, value);
    if (name === "aria-level") element.setAttribute("role", "heading");
  }
}
