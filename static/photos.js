// Sends chosen photos one after another; each has a key of its own, so that a repeated sending makes no second photo.
(() => {
  const strip = () => document.getElementById("photos"), input = () => strip().querySelector("[type=file]");
  const many = () => input() && (input().multiple = strip().querySelector("[data-plain]").hidden = true);
  const send = async (data, tries) => {
    const headers = { "HX-Request-Type": "partial" };
    const answer = await fetch(strip().dataset.send, { method: "POST", body: data, headers }).catch(() => null);
    if (answer && (answer.ok || answer.status === 422)) return answer.text();
    return tries ? new Promise((done) => setTimeout(() => done(send(data, tries - 1)), 1500)) : "";
  };
  document.addEventListener("change", async ({ target }) => {
    for (const file of target.name === "photo" ? [...target.files] : []) {
      if (!input()) return;
      const data = new FormData(), { upload_key, _form } = strip().closest("form").elements;
      Object.entries({ photo: file, upload_key: upload_key.value, _form: _form.value }).forEach((pair) => data.set(...pair));
      input().replaceWith(strip().dataset.sending);
      strip().outerHTML = await send(data, 3) || `<p id="photos" class="error">${strip().dataset.failed}</p>`;
      window.htmx.process(strip());
      many();
    }
  });
  document.addEventListener("htmx:after:swap", many);
  many();
})();
