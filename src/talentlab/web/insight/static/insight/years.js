/* The links to years work by themselves; this adds a slider that fetches the same pages. */
const walk = document.querySelector("[data-years]");
const years = walk.dataset.years.split(" ");
let asked = walk.dataset.chosen;
const slider = Object.assign(document.createElement("input"), {
  type: "range", id: "year-slider", max: years.length - 1, value: years.indexOf(asked),
});
const label = Object.assign(document.createElement("label"), { htmlFor: "year-slider" });
const box = Object.assign(document.createElement("div"), { className: "slider" });
tell();
box.append(label, slider);
walk.querySelector("ol").before(box);

function tell() {
  label.textContent = `${walk.dataset.label} ${asked}`;
  slider.setAttribute("aria-valuetext", label.textContent);
}

async function show(year) {
  const address = new URL(location.href);
  address.searchParams.set("ar", year);
  address.hash = "";
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || asked !== year) return;
  const figure = document.getElementById("pyramid");
  const next = document.importNode(page.getElementById("pyramid"), true);
  next.querySelector("details").open = figure.querySelector("details").open;
  figure.replaceWith(next);
  document.dispatchEvent(new CustomEvent("figure", { detail: next }));
  walk.querySelector("ol").replaceWith(document.importNode(page.querySelector("[data-years] ol"), true));
  document.title = page.title;
  history.replaceState(null, "", address);
}

slider.addEventListener("input", () => {
  asked = years[slider.value];
  tell();
  setTimeout((year) => year === asked && show(year), 80, asked);
});
