// Requests of htmx carry the token of this session's forms; a click sends a form once.

export function wireForms() {
  document.body.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector('meta[name="csrf"]');
    if (token) event.detail.headers["X-CSRF-Token"] = token.content;
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) window.location.reload();
  });
  document.body.addEventListener("htmx:sendError", () => tell("The desk does not answer. Is it still running? Nothing was changed."));
}

export function tell(words) {
  const place = document.getElementById("told");
  if (place) {
    place.textContent = words;
    place.classList.remove("visually-hidden");
    place.classList.add("notice", "warn");
  } else {
    window.alert(words);
  }
}
