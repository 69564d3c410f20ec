// Small comforts on top of pages that work without them: one sending at a time, a counter, a first look at photos.
(() => {
  const busy = (form, on) => form.querySelectorAll("button:not([type=button])").forEach((button) =>
    on ? button.setAttribute("aria-busy", "true") : button.removeAttribute("aria-busy"));
  const free = (form) => delete form.dataset.sent && busy(form, false);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    busy(form, true);
    setTimeout(free, 8000, form); // the answer may have been a file, and the page is still here
  });
  // A page taken back out of the browser's memory must be able to send again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(free);
  });
  const count = (area) => {
    let place = area.nextElementSibling;
    if (!place || !place.classList.contains("counter")) area.after(place = Object.assign(document.createElement("span"), { className: "counter" }));
    place.textContent = `${area.value.length} / ${area.maxLength}`;
  };
  const counters = () => document.querySelectorAll("textarea[maxlength]:not(.plain)").forEach(count);
  document.addEventListener("input", ({ target }) => target.matches("textarea[maxlength]:not(.plain)") && count(target));
  document.addEventListener("htmx:after:swap", counters);
  counters(); // the script is deferred: the page is there
  // From a listing back to its card in the results one came from; where that was, only this browser knows.
  const back = document.getElementById("back"), from = document.referrer.replace(location.origin, "");
  if (back && /^\/(\w\w\/)?(search|c\/)/.test(from)) [back.firstElementChild.href, back.hidden] = [from + back.dataset.card, false];
  // A strip that is wider than the screen begins with the page one is on.
  document.querySelectorAll(".strip [aria-current], .admin > .menu [aria-current]").forEach((here) => {
    here.parentNode.scrollLeft = here.offsetLeft - 32;
  });
  // <input type=file data-preview="id of a list">: shows what was chosen before it is sent.
  document.addEventListener("change", (event) => {
    const list = document.getElementById(event.target.dataset.preview || "");
    if (!list) return;
    list.replaceChildren(...[...event.target.files].slice(0, 12).map((file) => {
      const item = document.createElement("li"), canvas = document.createElement("canvas");
      item.append(canvas);
      item.className = "photo";
      createImageBitmap(file).then((image) => {
        const scale = Math.max(240 / image.width, 180 / image.height), w = image.width * scale, h = image.height * scale;
        Object.assign(canvas, { width: 240, height: 180 }).getContext("2d").drawImage(image, (240 - w) / 2, (180 - h) / 2, w, h);
      }, () => item.append(file.name)); // a kind of picture this browser cannot draw
      return item;
    }));
  });
})();
