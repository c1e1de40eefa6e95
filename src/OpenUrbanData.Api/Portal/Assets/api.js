// Starts Swagger UI on the element that names the document. Its own file, because pages have no inline script.
const place = document.getElementById("swagger-ui");
window.SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true, defaultModelsExpandDepth: 0, docExpansion: "none" });
