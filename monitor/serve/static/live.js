// Live arrival: nobody is asked while nobody looks, and at once when somebody looks again (a tab, a laptop that slept).
"use strict";

document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden && event.target.id === "live") event.preventDefault();
});

document.addEventListener("visibilitychange", () => {
  const live = document.getElementById("live");
  if (live && !document.hidden) htmx.trigger(live, "look");
});

// The link that was pressed is gone with what it asked for: reading goes on at the moves.
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx.target?.id === "moves") document.getElementById("moves").focus();
});
