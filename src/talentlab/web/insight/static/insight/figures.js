/* Every figure says all in its table; this lets arrow keys and the pointer walk through it. */
document.querySelectorAll("[data-figure]").forEach(enliven);
document.addEventListener("figure", (event) => enliven(event.detail));

function enliven(figure) {
  const table = figure.querySelector("table");
  const output = figure.querySelector("output");
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const said = (row) => [...row.cells]
    .map((cell, i) => cell.textContent !== "–" && `${heads[i]} ${cell.textContent}`)
    .filter(Boolean).join(" · ");

  for (const svg of figure.querySelectorAll(".chart")) {
    const layer = svg.querySelector(".ch-points");
    const points = layer.dataset.points.split(";").map((place) => place.split(" ").map(Number));
    let at = -1;
    const read = (row) => {
      at = Math.min(Math.max(row, 0), rows.length - 1);
      const here = points.filter((point) => point[0] === at);
      layer.innerHTML = here.map(([, x, y]) => `<circle cx="${x}" cy="${y}" r="5" class="ch-dot"/>`).join("");
      output.textContent = said(rows[at]);
    };
    const nearest = ({ clientX, clientY }) => {
      const here = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
      const far = ([, x, y]) => Math.hypot(x - here.x, y - here.y);
      return points.reduce((a, b) => (far(b) < far(a) ? b : a))[0];
    };
    const follow = () => rows[at]?.querySelector("a")?.click();
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -1e9, End: 1e9 };
    svg.tabIndex = 0;
    svg.onpointermove = (event) => read(nearest(event));
    svg.onclick = follow;
    svg.onkeydown = (event) => {
      if (event.key === "Enter") follow();
      if (!(event.key in steps)) return;
      event.preventDefault();
      read(at + steps[event.key]);
    };
  }
}
