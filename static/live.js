// Puts what comes into an open conversation as it comes, each message once, and marks it read while it is seen.
(() => {
  const talk = document.getElementById("talk"), seen = document.getElementById("seen");
  if (!talk || !talk.dataset.events || !window.EventSource) return;
  let source;
  const last = () => (talk.querySelector(".bubble:last-of-type") || { id: "message-0" }).id.slice(8);
  const once = () => {
    const known = new Set();
    talk.querySelectorAll("[id], [data-of]").forEach((one) => {
      const key = one.id || "day-" + one.dataset.of;
      known.has(key) ? one.remove() : known.add(key);
    });
  };
  const add = (event) => {
    const low = innerHeight + scrollY > document.documentElement.scrollHeight - 200;
    talk.insertAdjacentHTML("beforeend", event.data);
    once();
    if (low) scrollTo(0, document.documentElement.scrollHeight);
    seen.elements.upto.value = event.lastEventId;
    fetch(seen.action, { method: "POST", body: new FormData(seen) }).catch(() => undefined); // the next one marks this one too
  };
  const look = () => {
    if (source) source.close();
    source = document.hidden ? null : new EventSource(`${talk.dataset.events}?after=${last()}`);
    if (source) source.onmessage = add;
  };
  document.addEventListener("htmx:after:swap", once);
  document.addEventListener("visibilitychange", look);
  look();
})();
